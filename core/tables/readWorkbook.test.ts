/** Workbooks with everything people do to them: what becomes of the cells, and what is said about it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultLimits } from '../contract/limits.ts';
import type { Table, TableOptions } from '../contract/table.ts';
import { textsOf } from '../text/textsOf.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { readTable } from './readTable.ts';
import { sheetOf, writeWorkbook } from './testing/workbookFile.ts';
import type { WorkbookPlan } from './testing/workbookFile.ts';

const body = [
  ['Juntada de petição inicial aos autos', 'Petição'],
  ['Autos conclusos para decisão do juiz', 'Conclusão'],
  ['Juntada de petição de contestação', 'Petição'],
  ['Remessa dos autos ao arquivo geral', 'Arquivo'],
];
const plain = [['Texto', 'Categoria'], ...body];

async function read(name: string, plan: WorkbookPlan, options: TableOptions = {}): Promise<Table> {
  return withTemporaryFolder((folder) =>
    readTable(writeWorkbook(folder, name, plan), options, { limits: defaultLimits }),
  );
}

function fact(table: Table, code: string) {
  return table.facts.find((candidate) => candidate.code === code);
}

const cellsOf = (table: Table) => table.rows.map(({ cells }) => cells);
const namesOf = (table: Table) => table.columns.map(({ name }) => name);

describe('readTable on workbooks', () => {
  for (const name of ['árvore de natal.xlsx', 'antigo.xls', 'livre.ods']) {
    it(`reads a plain table from ${name}`, async () => {
      const table = await read(name, { sheets: { Plan1: sheetOf(plain) } });
      assert.equal(table.format, name.split('.').at(-1));
      assert.deepEqual(namesOf(table), ['Texto', 'Categoria']);
      assert.deepEqual(cellsOf(table), body);
      assert.deepEqual(
        table.rows.map(({ rowNumber }) => rowNumber),
        [2, 3, 4, 5],
      );
      assert.match(table.fileHash, /^[0-9a-f]{64}$/);
    });

    it(`fills categories merged over several rows in ${name}`, async () => {
      const rows = [
        ['Texto', 'Categoria'],
        [body[0]![0]!, 'Petição'],
        [body[1]![0]!, null],
        [body[2]![0]!, null],
        [body[3]![0]!, 'Arquivo'],
      ];
      const merges = [{ s: { r: 1, c: 1 }, e: { r: 3, c: 1 } }];
      const table = await read(name, { sheets: { Plan1: sheetOf(rows, { '!merges': merges }) } });
      assert.deepEqual(
        cellsOf(table).map(([, label]) => label),
        ['Petição', 'Petição', 'Petição', 'Arquivo'],
      );
      assert.deepEqual(fact(table, 'merged_cells_filled')?.rows, [3, 4]);
    });

    it(`skips titles, blank rows and the total in ${name}`, async () => {
      const rows = [
        ['Relatório da 1ª Vara'],
        [],
        ['Texto', 'Categoria'],
        body[0]!,
        [],
        body[1]!,
        body[2]!,
        body[3]!,
        ['TOTAL GERAL', 4],
      ];
      const table = await read(name, { sheets: { Plan1: sheetOf(rows) } });
      assert.equal(table.headerRow, 3);
      assert.deepEqual(cellsOf(table), body);
      assert.deepEqual(
        table.rows.map(({ rowNumber }) => rowNumber),
        [4, 6, 7, 8],
      );
      assert.deepEqual(fact(table, 'title_rows_skipped')?.rows, [1]);
      assert.deepEqual(fact(table, 'blank_rows_skipped')?.rows, [5]);
      assert.deepEqual(fact(table, 'total_rows_skipped')?.rows, [9]);
    });
  }

  it('counts merged cells, not groups or rows, and names each row once', async () => {
    const rows = [['Texto', 'Categoria'], body[0]!, [null, null], [null, null], body[3]!];
    const down = (c: number) => ({ s: { r: 1, c }, e: { r: 3, c } });
    const table = await read('a.xlsx', {
      sheets: { Plan1: sheetOf(rows, { '!merges': [down(0), down(1)] }) },
    });
    assert.deepEqual(cellsOf(table), [body[0], body[0], body[0], body[3]]);
    const told = fact(table, 'merged_cells_filled');
    assert.deepEqual(told, { code: 'merged_cells_filled', count: 4, rows: [3, 4] });
    assert.equal(
      textsOf['pt-BR'].data.facts.merged_cells_filled(told, table),
      '4 células mescladas receberam o valor da que está acima (linhas 3, 4).',
    );
    assert.equal(
      textsOf.en.data.facts.merged_cells_filled(told, table),
      '4 merged cells were given the value of the one above (rows 3, 4).',
    );
  });

  it('takes the visible sheet with the texts, not the longest one, and lists all', async () => {
    const codes = sheetOf(Array.from({ length: 40 }, (_, i) => [i, i * 7]));
    const plan = {
      sheets: {
        Leia: sheetOf([['Veja a outra aba']]),
        Códigos: codes,
        Dados: sheetOf(plain),
        Velho: sheetOf(plain),
      },
      hidden: ['Velho'],
    };
    const table = await read('a.xlsx', plan);
    assert.equal(table.sheet, 'Dados');
    assert.deepEqual(
      table.sheets.map(({ name, hidden }) => [name, hidden]),
      [
        ['Leia', false],
        ['Códigos', false],
        ['Dados', false],
        ['Velho', true],
      ],
    );
    assert.ok((fact(table, 'sheet_chosen')?.confidence ?? 0) > 0.5);
    assert.equal(fact(table, 'hidden_sheets_ignored')?.name, 'Velho');
    assert.equal((await read('a.xlsx', plan, { sheet: 'velho' })).sheet, 'Velho');
  });

  it('reads dates, percentages, money and long codes as they are shown', async () => {
    const rows = [
      ['Texto', 'Data', 'Parte', 'Valor', 'Código', 'Ativo'],
      ...body.map(([text], i) => [
        text!,
        { t: 'n', v: 43_819 + i, z: 'm/d/yy' },
        { t: 'n', v: 0.125, z: '0.0%' },
        { t: 'n', v: 1234.5, z: '#,##0.00' },
        { t: 'n', v: 123_456_789_012 + i },
        { t: 'b', v: true },
      ]),
    ];
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(rows) } });
    assert.deepEqual(cellsOf(table)[0], [
      body[0]![0],
      '20/12/2019',
      '12.5%',
      '1,234.50',
      '123456789012',
      'TRUE',
    ]);
    const shown = { count: 4, rows: [2, 3, 4, 5] };
    for (const [code, name] of [
      ['dates_as_shown', '20/12/2019'],
      ['percentages_as_shown', '12.5%'],
      ['numbers_as_shown', '1,234.50'],
    ] as const) {
      const told = fact(table, code);
      assert.deepEqual(told, { code, ...shown, name });
      assert.ok(textsOf.en.data.facts[code](told, table).includes(name));
    }
  });

  it('finds numbers that lost digits, keeping what is left of them', async () => {
    const rows = [
      ['Processo', 'Texto'],
      ...body.map(([text], i) => [{ t: 'n', v: 8_003_112_018_826_000 + i * 1e6 }, text!]),
    ];
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(rows) } });
    assert.deepEqual(fact(table, 'long_numbers_damaged')?.rows, [2, 3, 4, 5]);
    assert.equal(table.rows[1]?.cells[0], '8003112019826000');
  });

  it('reads formulas by their last value and says which have none, and empties errors', async () => {
    const rows = [
      ['Texto', 'Categoria'],
      [body[0]![0]!, { t: 's', v: 'Petição', f: 'UPPER(A1)' }],
      [body[1]![0]!, { t: 'z', f: 'A1+1' }],
      [body[2]![0]!, { t: 'e', v: 42, w: '#N/A' }],
      [body[3]![0]!, 'Arquivo'],
      ['Certidão de decurso do prazo', { t: 's', v: '#VALOR!' }],
    ];
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(rows) } });
    assert.deepEqual(
      cellsOf(table).map(([, label]) => label),
      ['Petição', '', '', 'Arquivo', ''],
    );
    assert.deepEqual(fact(table, 'formulas_read_as_values')?.rows, [2]);
    assert.deepEqual(fact(table, 'formulas_without_value')?.rows, [3]);
    assert.deepEqual(fact(table, 'error_cells_emptied')?.rows, [4, 6]);
  });

  it('keeps hidden rows and columns, and says so', async () => {
    const extras = { '!rows': [{}, {}, { hidden: true }], '!cols': [{}, { hidden: true }] };
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(plain, extras) } });
    assert.deepEqual(cellsOf(table), body);
    assert.deepEqual(fact(table, 'hidden_rows_kept')?.rows, [3]);
    assert.deepEqual(
      table.columns.map(({ hidden }) => hidden),
      [false, true],
    );
  });

  it('reads rows that a filter hides, and tells them from rows that were hidden by hand', async () => {
    const extras = {
      '!rows': [{}, {}, { hidden: true }, {}, {}, { hidden: true }],
      '!autofilter': { ref: 'A1:B5' },
    };
    const rows = [...plain, ['Expedida carta de citação ao réu', 'Carta']];
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(rows, extras) } });
    assert.equal(table.rows.length, 5);
    assert.deepEqual(fact(table, 'filter_ignored')?.rows, [3]);
    assert.deepEqual(fact(table, 'hidden_rows_kept')?.rows, [6]);
  });

  it('reads names in two rows, and tells equal ones apart', async () => {
    const rows = [
      ['Autor', null, 'Réu', null],
      ['Nome', 'Texto', 'Nome', 'Categoria'],
      ...body.map(([text, label]) => ['Ana', text!, 'Rui', label!]),
    ];
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(rows) } });
    assert.deepEqual(namesOf(table), ['Autor / Nome', 'Texto', 'Réu / Nome', 'Categoria']);
    assert.deepEqual([table.headerRow, fact(table, 'header_in_two_rows')?.rows], [2, [1, 2]]);
    assert.deepEqual(cellsOf(table)[0], ['Ana', body[0]![0], 'Rui', body[0]![1]]);
  });

  it('is not sure which of two sheets of one kind to take', async () => {
    const table = await read('a.xlsx', { sheets: { 2022: sheetOf(plain), 2023: sheetOf(plain) } });
    assert.equal(fact(table, 'sheet_chosen')?.confidence, 0.5);
  });

  it('keeps line breaks and composes accents', async () => {
    const rows = [['Texto', 'Categoria'], ['Decisa\u0303o:\nprocedente\u00a0', 'a'], ...body];
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(rows) } });
    assert.equal(table.rows[0]?.cells[0], 'Decisão:\nprocedente');
  });

  it('gives every column a name of its own and drops empty unnamed ones', async () => {
    const rows = [
      ['Texto', 'Texto', '', '', 'Tipo'],
      ...body.map(([text, label]) => [text!, 'x', null, 'y', label!]),
    ];
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(rows) } });
    assert.deepEqual(
      table.columns.map(({ name, index }) => [name, index]),
      [
        ['Texto', 0],
        ['Texto (2)', 1],
        ['D', 3],
        ['Tipo', 4],
      ],
    );
    assert.deepEqual(cellsOf(table)[0], [body[0]![0], 'x', 'y', 'Petição']);
    assert.equal(fact(table, 'duplicate_column_names')?.count, 1);
  });

  it('skips headers that are repeated on every page', async () => {
    const rows = [...plain.slice(0, 3), ['Texto', 'Categoria'], ...plain.slice(3)];
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(rows) } });
    assert.deepEqual(cellsOf(table), body);
    assert.deepEqual(fact(table, 'repeated_headers_skipped')?.rows, [4]);
  });

  it('reads a table without names under the letters of its columns', async () => {
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(body) } });
    assert.deepEqual([table.headerRow, namesOf(table)], [0, ['A', 'B']]);
    assert.deepEqual(cellsOf(table), body);
    assert.ok(fact(table, 'no_header'));
  });

  it('says that encoding and separator mean nothing for a workbook', async () => {
    const options = { sheet: 'Plan1', headerRow: 1, encoding: 'utf-8', separator: ';' } as const;
    const table = await read('a.xlsx', { sheets: { Plan1: sheetOf(plain) } }, options);
    const told = table.facts.filter(({ code }) => code === 'option_unused');
    assert.deepEqual(
      told.map(({ name }) => name),
      ['encoding', 'separator'],
    );
  });

  it('obeys the header row it is given', async () => {
    const plan = { sheets: { Plan1: sheetOf(plain) } };
    const none = await read('a.xlsx', plan, { headerRow: 0 });
    assert.deepEqual(cellsOf(none), plain);
    const third = await read('a.xlsx', plan, { headerRow: 3 });
    assert.deepEqual([namesOf(third), third.rows.length], [body[1], 2]);
  });
});
