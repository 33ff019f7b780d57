/** Text files: what is guessed, what can be overridden, and what only looks like something else. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { defaultLimits, limitsSchema } from '../contract/limits.ts';
import type { Limits } from '../contract/limits.ts';
import type { Table, TableOptions } from '../contract/table.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { readTable } from './readTable.ts';

const rows = [
  ['Juntada de petição inicial', 'Petição'],
  ['Autos conclusos ao juiz', 'Conclusão'],
  ['Juntada de contestação', 'Petição'],
];
const csv = ['Texto;Categoria', ...rows.map((cells) => cells.join(';'))].join('\r\n');

async function read(name: string, content: string | Buffer, options: TableOptions = {}): Promise<Table> {
  return readWithin(defaultLimits, { name, content, options });
}

async function readWithin(
  limits: Limits,
  { name, content, options = {} }: { name: string; content: string | Buffer; options?: TableOptions },
): Promise<Table> {
  return withTemporaryFolder((folder) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return readTable(path, options, { limits });
  });
}

const cellsOf = (table: Table) => table.rows.map(({ cells }) => cells);
const fact = (table: Table, code: string) => table.facts.find((candidate) => candidate.code === code);

describe('readTable on text files', () => {
  it('says that errors were emptied and that accents were spoilt before', async () => {
    const spoilt = new TextDecoder('windows-1252').decode(Buffer.from(`${csv}\r\nRéu não encontrado;#N/D`));
    const table = await read('exportado.csv', spoilt);
    assert.deepEqual(fact(table, 'double_encoded_texts'), {
      code: 'double_encoded_texts',
      count: 4,
      rows: [2, 3, 4, 5],
    });
    assert.deepEqual(fact(table, 'error_cells_emptied')?.rows, [5]);
    assert.equal(cellsOf(table).at(-1)?.[1], '');
  });

  it('says how sure it is of encoding, separator and header, and hashes the bytes', async () => {
    const bytes = Buffer.from(csv, 'latin1');
    const table = await read('relação.csv', bytes);
    assert.deepEqual(cellsOf(table), rows);
    assert.deepEqual(
      [table.format, table.encoding, table.separator, table.headerRow],
      ['csv', 'windows-1252', ';', 1],
    );
    assert.equal(table.fileHash, createHash('sha256').update(bytes).digest('hex'));
    for (const code of ['encoding_found', 'separator_found', 'header_found']) {
      const confidence = fact(table, code)?.confidence ?? 0;
      assert.ok(confidence > 0.5 && confidence <= 1, `${code}: ${confidence}`);
    }
  });

  it('obeys encoding, separator and header row, and then guesses nothing', async () => {
    const table = await read('a.txt', 'x,y;z\nç;d\n', {
      encoding: 'windows-1252',
      separator: ',',
      headerRow: 0,
    });
    assert.deepEqual(cellsOf(table), [
      ['x', 'y;z'],
      ['Ã§;d', ''],
    ]);
    assert.deepEqual(
      table.facts.map(({ code }) => code),
      [],
    );
  });

  for (const [name, content, unused] of [
    ['a.csv', csv, ['sheet']],
    ['a.jsonl', '{"texto":"Olá, mundo","classe":"a"}\n', ['sheet', 'headerRow', 'separator']],
    [
      'a.xls',
      `<table><tr><td>Texto</td><td>Tipo</td></tr><tr><td>${'um '.repeat(9)}</td><td>a</td></tr></table>`,
      ['separator'],
    ],
  ] as const) {
    it(`says which options mean nothing for ${name}`, async () => {
      const options = { sheet: 'Sheet1', headerRow: 1, encoding: 'utf-8', separator: ';' } as const;
      const table = await read(name, content, options);
      const told = table.facts.filter(({ code }) => code === 'option_unused');
      assert.deepEqual(
        told.map((one) => one.name),
        unused,
      );
      assert.equal(
        (await read(name, content)).facts.find(({ code }) => code === 'option_unused'),
        undefined,
      );
    });
  }

  it('counts rows as a spreadsheet program does: blank ones and line breaks inside cells', async () => {
    const table = await read('a.csv', 'Texto;Tipo\n"um\ndois";a\n\nTrês palavras aqui;b\nfim de tudo;a\n');
    assert.deepEqual(
      table.rows.map(({ rowNumber }) => rowNumber),
      [2, 4, 5],
    );
    assert.equal(table.rows[0]?.cells[0], 'um\ndois');
    assert.deepEqual(fact(table, 'blank_rows_skipped')?.rows, [3]);
  });

  it('keeps what stands in ragged rows, and says which they are', async () => {
    const table = await read('a.csv', `${csv}\nsó o texto\nExpedida carta;Carta;extra\n`);
    assert.deepEqual(
      table.columns.map(({ name }) => name),
      ['Texto', 'Categoria', 'C'],
    );
    assert.deepEqual(cellsOf(table).slice(-2), [
      ['só o texto', '', ''],
      ['Expedida carta', 'Carta', 'extra'],
    ]);
    assert.deepEqual(fact(table, 'ragged_rows')?.rows, [5, 6]);
  });

  it('says where the chosen encoding does not fit', async () => {
    const bytes = Buffer.from(csv, 'latin1');
    const forced = await read('a.csv', bytes, { encoding: 'utf-8' });
    assert.deepEqual(fact(forced, 'unreadable_characters')?.rows, [2, 3, 4]);
    assert.equal(fact(await read('a.csv', bytes), 'unreadable_characters'), undefined);
  });

  it('drops empty columns at the end of every row', async () => {
    const table = await read('a.csv', csv.replaceAll('\r\n', ';;;\r\n'));
    assert.deepEqual(
      table.columns.map(({ name }) => name),
      ['Texto', 'Categoria'],
    );
    assert.equal(fact(table, 'ragged_rows'), undefined);
  });

  it('joins what a broken row has beyond the last possible column', async () => {
    const wide = Array.from({ length: 80 }, (_, i) => `p${i}`).join(';');
    const table = await read('a.csv', `${csv}\n${wide}\n`);
    assert.equal(table.columns.length, defaultLimits.dataset.maxColumns);
    assert.match(table.rows.at(-1)?.cells.at(-1) ?? '', /^p49 p50 .* p79$/);
  });

  it('reads texts of up to 50,000 characters whole, of longer ones the beginning, and says which rows', async () => {
    const long = 'ação '.repeat(10_000).trim();
    const content = ['Texto;Tipo', `${long}!;a`, `${long}!x;b`, 'curto e claro;a', `${long}!${long};b`];
    const table = await read('a.csv', content.join('\n'));
    assert.deepEqual(
      table.rows.map(({ cells }) => cells),
      [
        [`${long}!`, 'a'],
        [`${long}!`, 'b'],
        ['curto e claro', 'a'],
        [`${long}!`, 'b'],
      ],
    );
    const shortened = { code: 'texts_shortened', count: 2, rows: [3, 5], limit: 50_000 };
    assert.deepEqual(fact(table, 'texts_shortened'), shortened);
  });

  it('divides long texts instead of cutting them where that is asked, and says which rows', async () => {
    const long = 'ação '.repeat(24_000).trim();
    const table = await read('a.csv', `Texto;Tipo\ncurto e claro;a\n${long};b\n`, { longTexts: 'split' });
    assert.deepEqual(
      table.rows.map(({ rowNumber, cells: [, label] }) => [rowNumber, label]),
      [
        [2, 'a'],
        [3, 'b'],
        [3, 'b'],
        [3, 'b'],
      ],
    );
    const pieces = table.rows.slice(1).map(({ cells: [text = ''] }) => text);
    assert.ok(pieces.every((piece) => piece.length <= 50_000));
    assert.equal(pieces.join(' '), long);
    const split = { code: 'texts_split', count: 1, rows: [3], limit: 50_000 };
    assert.deepEqual(fact(table, 'texts_split'), split);
    assert.equal(fact(table, 'texts_shortened'), undefined);
  });

  it('obeys another limit of characters, and breaks no sign in the middle', async () => {
    const limits = limitsSchema.parse({ dataset: { maxTextLength: 20 } });
    const content = `{"texto":"${'x'.repeat(19)}😀 e mais","tipo":"${'y'.repeat(20)}"}\n{"texto":"fim","tipo":"b"}\n`;
    const table = await readWithin(limits, { name: 'a.jsonl', content });
    assert.deepEqual(cellsOf(table), [
      ['x'.repeat(19), 'y'.repeat(20)],
      ['fim', 'b'],
    ]);
    assert.deepEqual(fact(table, 'texts_shortened')?.rows, [1]);
  });

  it('skips totals without a name in the last row', async () => {
    const table = await read(
      'a.csv',
      'Texto;Valor\num texto;1.000,50\noutro texto;2,50\nmais um;3\n;1.006,00\n',
    );
    assert.deepEqual(fact(table, 'total_rows_skipped')?.rows, [5]);
    assert.equal(table.rows.length, 3);
  });

  it('finds process numbers that a spreadsheet program damaged before', async () => {
    const table = await read(
      'a.csv',
      'Processo;Texto\n8,00312E+18;um texto\n8,00455E+18;outro texto\n0007719-42.2018.8.26.0002;mais\n',
    );
    assert.deepEqual(fact(table, 'long_numbers_damaged')?.rows, [2, 3]);
    const zeros = await read(
      'b.csv',
      'Processo;Texto\n80031120188260000000;um texto\n80031120188261200000;dois\n',
    );
    assert.deepEqual(fact(zeros, 'long_numbers_damaged')?.rows, [2, 3]);
    const intact = await read(
      'c.csv',
      'Processo;Texto\n80031120188260000000;um texto\n80031120188261234567;dois\n',
    );
    assert.equal(fact(intact, 'long_numbers_damaged'), undefined);
  });

  it('reads one text per line', async () => {
    const table = await read('textos.txt', rows.map(([text]) => `${text ?? ''}, e demais termos`).join('\n'));
    assert.deepEqual(
      [table.format, table.headerRow, table.separator, table.rows.length],
      ['txt', 0, undefined, 3],
    );
    assert.ok(fact(table, 'no_separator'));
    assert.equal(fact(table, 'separator_found'), undefined);
  });

  it('reads a line that names the separator for Excel as no row', async () => {
    const table = await read('a.csv', `sep=;\r\n${csv}`);
    assert.deepEqual([table.headerRow, table.rows[0]?.rowNumber], [1, 2]);
  });

  it('reads JSON lines: keys are columns, other lines are skipped and said', async () => {
    const lines = [
      '{"texto":"Olá\\nmundo","classe":"a"}',
      '',
      'isto não é JSON',
      '{"classe":2,"extra":{"x":1}}',
      '[1]',
    ];
    const table = await read('a.dados', lines.join('\r\n'));
    assert.equal(table.format, 'jsonl');
    assert.deepEqual(
      table.columns.map(({ name }) => name),
      ['texto', 'classe', 'extra'],
    );
    assert.deepEqual(table.rows, [
      { rowNumber: 1, cells: ['Olá\nmundo', 'a', ''] },
      { rowNumber: 4, cells: ['', '2', '{"x":1}'] },
    ]);
    assert.deepEqual(fact(table, 'unreadable_lines_skipped')?.rows, [3, 5]);
  });

  it('reads a web page saved as .xls, keeping long numbers whole', async () => {
    const cells = rows.map(
      ([text = '', label = '']) => `<tr><td>80031120188260000123</td><td>${text}</td><td>${label}</td></tr>`,
    );
    const page = `<html><head><meta charset="iso-8859-1"></head><body><table><tr><th>Processo</th><th>Texto</th><th>Tipo</th></tr>${cells.join('')}</table></body></html>`;
    const table = await read('consulta.xls', Buffer.from(page, 'latin1'));
    assert.equal(table.format, 'xls');
    assert.deepEqual(
      cellsOf(table),
      rows.map((row) => ['80031120188260000123', ...row]),
    );
  });

  it('reads a workbook in XML of Excel 2003', async () => {
    const cell = (text: string) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
    const body = [['Texto', 'Tipo'], ...rows]
      .map((cells) => `<Row>${cells.map(cell).join('')}</Row>`)
      .join('');
    const book = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Dados"><Table>${body}</Table></Worksheet></Workbook>`;
    const table = await read('a.xls', book);
    assert.deepEqual([table.format, table.sheet], ['xls', 'Dados']);
    assert.deepEqual(cellsOf(table), rows);
  });

  it('believes the content, not the extension', async () => {
    assert.equal((await read('errado.xlsx', csv)).format, 'csv');
    assert.equal((await read('errado.xls', csv.replaceAll(';', '\t'))).format, 'tsv');
  });
});
