/** Every file of the shared data folder, cell by cell: the messy ones against their truth and the clean tables. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, it } from 'mocha';
import type { Context } from 'mocha';
import { defaultLimits } from '../contract/limits.ts';
import type { Table } from '../contract/table.ts';
import { sharedPath } from '../../tools/testing/sharedFolder.ts';
import { readTable } from './readTable.ts';

const legal = ['data', 'pt_legal_movimentacoes'];

describe('readTable on the shared data', () => {
  it('finds table, rows, texts and categories of the report with titles, blanks and a total', async function () {
    const table = await read(this, ...legal, 'messy', 'Relatorio_Movimentacoes.xlsx');
    assert.equal(table.sheet, 'Movimentações');
    assert.equal(table.headerRow, 5);
    const texts = cellsOf(table, 'Movimentação');
    const labels = cellsOf(table, 'Situação');
    const truth = readCsv(this, ...legal, 'messy', 'Relatorio_Movimentacoes_truth.csv');
    assert.deepEqual(
      table.rows.map(({ rowNumber }) => rowNumber),
      truth.map(([row]) => Number(row)),
    );
    truth.forEach(([row = '', text = '', label = '', issue = ''], i) => {
      const expectedText = issue === 'missing_text' ? '' : text;
      const cased = issue === 'label_lowercase' ? label.toLowerCase() : label;
      assert.equal(oneLine(texts[i]), oneLine(expectedText), `text of row ${row} (${issue})`);
      assert.equal(labels[i], issue === 'missing_label' ? '' : cased, `category of row ${row} (${issue})`);
      if (issue === 'text_line_break' && text.includes(' '))
        assert.ok(texts[i]?.includes('\n'), `line break of row ${row}`);
    });
  });

  it('says what it skipped and assumed in the report', async function () {
    const { facts, columns } = await read(this, ...legal, 'messy', 'Relatorio_Movimentacoes.xlsx');
    const rowsOf = (code: string) => facts.find((fact) => fact.code === code)?.rows;
    assert.deepEqual(rowsOf('header_found'), [5]);
    assert.deepEqual(rowsOf('title_rows_skipped'), [1, 2]);
    assert.deepEqual(rowsOf('header_in_two_rows'), [4, 5]);
    assert.deepEqual(rowsOf('total_rows_skipped'), [6600]);
    assert.deepEqual(rowsOf('formulas_read_as_values'), [6600]);
    assert.equal(facts.find(({ code }) => code === 'blank_rows_skipped')?.count, 6600 - 6449 - 6);
    assert.deepEqual(
      columns.filter(({ hidden }) => hidden).map(({ name }) => name),
      ['Vara'],
    );
  });

  it('reads every row of the old workbook, whose writer cut the texts at 255 characters, and says so', async function () {
    const table = await read(this, ...legal, 'messy', 'movimentacoes_antigo.xls');
    const clean = readCsv(this, ...legal, 'data.csv').map(([text = '', label = '']) => [
      text.slice(0, 255),
      label,
    ]);
    expectSame(table, ['Movimentação', 'Situação'], clean);
    const cut = table.facts.find(({ code }) => code === 'texts_cut');
    assert.equal(cut?.count, clean.filter(([text]) => text?.length === 255).length);
  });

  for (const { file, columns, format } of [
    {
      file: [...legal, 'messy', 'movimentacoes.ods'],
      columns: ['Movimentação', 'Situação'],
      format: ['ods', undefined, undefined],
    },
    {
      file: [...legal, 'messy', 'movimentacoes_cp1252_ponto_e_virgula.csv'],
      columns: ['Movimentação', 'Situação'],
      format: ['csv', 'windows-1252', ';'],
    },
    {
      file: [...legal, 'messy', 'movimentacoes_utf16le_tab.txt'],
      columns: ['Movimentação', 'Situação'],
      format: ['txt', 'utf-16le', '\t'],
    },
    {
      file: ['data', 'en_banking77', 'messy', 'tickets_export.xlsx'],
      columns: ['Customer message', 'Intent'],
      format: ['xlsx', undefined, undefined],
    },
    {
      file: ['data', 'en_banking77', 'messy', 'banking77_utf8bom.csv'],
      columns: ['text', 'intent'],
      format: ['csv', 'utf-8-bom', ','],
    },
  ] as const) {
    it(`reads every row of ${file.at(-1) ?? ''} like the clean table`, async function () {
      const table = await read(this, ...file);
      assert.deepEqual([table.format, table.encoding, table.separator], format);
      expectSame(table, columns, readCsv(this, 'data', file[1], 'data.csv'));
    });
  }

  for (const [folder, file] of [
    ['pt_legal_movimentacoes', 'data.csv'],
    ['en_banking77', 'data.csv'],
    ['en_banking77', 'train.csv'],
    ['en_banking77', 'test.csv'],
    ['en_clinc150', 'data.csv'],
    ['en_clinc150', 'train.csv'],
    ['en_clinc150', 'validation.csv'],
    ['en_clinc150', 'test.csv'],
  ] as const) {
    it(`reads every row of the clean ${folder}/${file}`, async function () {
      const table = await read(this, 'data', folder, file);
      expectSame(table, ['text', 'label'], readCsv(this, 'data', folder, file));
      assert.deepEqual(
        table.facts.map(({ code }) => code),
        ['encoding_found', 'separator_found', 'header_found'],
      );
    });
  }
});

function read(context: Context, ...parts: string[]): Promise<Table> {
  return readTable(sharedPath(context, ...parts), {}, { limits: defaultLimits });
}

/** The records below the header, read without any of the product's code. */
function readCsv(context: Context, ...parts: string[]): string[][] {
  return parse(readFileSync(sharedPath(context, ...parts))).slice(1);
}

function cellsOf(table: Table, column: string): string[] {
  const position = table.columns.findIndex(({ name }) => name === column);
  assert.ok(position >= 0, `${column} is among ${table.columns.map(({ name }) => name).join(', ')}`);
  return table.rows.map(({ cells }) => cells[position] ?? '');
}

/** Every row is there, in order and with its number, with the clean table's text and category. */
function expectSame(
  table: Table,
  [text, label]: readonly [string, string],
  clean: readonly string[][],
): void {
  const texts = cellsOf(table, text);
  const labels = cellsOf(table, label);
  assert.equal(table.rows.length, clean.length);
  clean.forEach(([cleanText, cleanLabel], i) => {
    assert.equal(table.rows[i]?.rowNumber, i + 2);
    assert.equal(oneLine(texts[i]), oneLine(cleanText), `text of row ${i + 2}`);
    assert.equal(labels[i], cleanLabel, `category of row ${i + 2}`);
  });
}

function oneLine(text: string | undefined): string {
  return (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
}
