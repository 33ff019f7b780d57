import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addSheetColumns } from './addSheetColumns.ts';
import type { AddedCell } from './addedCell.ts';
import { readSheetLayout } from './sheetLayout.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size)
    yield await Promise.resolve(Buffer.from(text.slice(at, at + size), 'latin1'));
}

/** The sheet with "h" in row `header` and a number in each of `rows`, right of what it uses. */
async function added(sheet: string, rows: readonly number[], header = 0): Promise<string> {
  const results: string[] = [];
  for (const size of [3, 1000]) {
    const { lastColumn, headerStyle } = (await readSheetLayout(inPieces(sheet, size), header))!;
    const first = lastColumn + 1;
    const cells = new Map<number, AddedCell[]>(rows.map((row) => [row, [{ column: first, value: row }]]));
    if (header > 0) cells.set(header, [{ column: first, value: 'h', style: headerStyle }]);
    let result = '';
    for await (const piece of addSheetColumns(inPieces(sheet, size), { first, last: first, rows: cells }))
      result += piece.toString('latin1');
    results.push(result);
  }
  assert.equal(results[0], results[1]);
  return results[0]!;
}

const header = '<is><t xml:space="preserve">h</t></is>';

describe('addSheetColumns', () => {
  const cases: [string, { sheet: string; rows: number[]; header?: number }, string][] = [
    [
      'puts cells at row ends, and touches no other row',
      {
        sheet:
          '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row></sheetData>',
        rows: [2],
      },
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row></sheetData>',
    ],
    [
      'widens the spans and the dimension',
      {
        sheet:
          '<dimension ref="A1:B9"/><sheetData><row spans="1:2" r="1"><c r="B1"><v>1</v></c></row></sheetData>',
        rows: [1],
      },
      '<dimension ref="A1:C9"/><sheetData><row spans="1:3" r="1"><c r="B1"><v>1</v></c><c r="C1"><v>1</v></c></row></sheetData>',
    ],
    [
      'leaves a dimension alone that is larger already',
      {
        sheet: '<dimension ref="A1:XFD9"/><sheetData><row r="1"><c r="B1"><v>1</v></c></row></sheetData>',
        rows: [1],
      },
      '<dimension ref="A1:XFD9"/><sheetData><row r="1"><c r="B1"><v>1</v></c><c r="C1"><v>1</v></c></row></sheetData>',
    ],
    [
      'opens rows that were empty tags',
      {
        sheet: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" ht="20" /></sheetData>',
        rows: [2],
      },
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" ht="20"><c r="B2"><v>2</v></c></row></sheetData>',
    ],
    [
      'makes the rows that the file leaves out, in order',
      { sheet: '<sheetData><row r="3"><c r="A3"><v>1</v></c></row></sheetData>', rows: [1, 3, 5] },
      '<sheetData><row r="1"><c r="B1"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>3</v></c></row><row r="5"><c r="B5"><v>5</v></c></row></sheetData>',
    ],
    [
      'fills a sheet without rows',
      { sheet: '<x:sheetData/><!--</x:sheetData>-->', rows: [2] },
      '<x:sheetData><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row></x:sheetData><!--</x:sheetData>-->',
    ],
    [
      'counts rows and cells that do not say where they are',
      {
        sheet:
          '<sheetData><row><c><v>1</v></c></row><row>\r\n<c><v>1</v></c><c t="s"><v>1</v></c>\r\n</row></sheetData>',
        rows: [2],
      },
      '<sheetData><row><c><v>1</v></c></row><row>\r\n<c><v>1</v></c><c t="s"><v>1</v></c>\r\n<c r="C2"><v>2</v></c></row></sheetData>',
    ],
    [
      'writes with the prefix of the file',
      {
        sheet: '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>',
        rows: [1],
        header: 1,
      },
      `<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr">${header.replaceAll(/<(\/?)/g, '<$1x:')}</x:c></x:row></x:sheetData>`,
    ],
    [
      'gives the header the format of its last name, and rows with a format theirs',
      {
        sheet:
          '<sheetData><row r="1"><c r="A1" s="4"><v>1</v></c></row><row r="2" s="7" customFormat="1"/><row r="3" s="7"/></sheetData>',
        rows: [2, 3],
        header: 1,
      },
      `<sheetData><row r="1"><c r="A1" s="4"><v>1</v></c><c r="B1" s="4" t="inlineStr">${header}</c></row><row r="2" s="7" customFormat="1"><c r="B2" s="7"><v>2</v></c></row><row r="3" s="7"><c r="B3"><v>3</v></c></row></sheetData>`,
    ],
    [
      'takes the place of cells that are only formatted',
      {
        sheet:
          '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" s="3"/><c r="D1" s="3"/></row><row r="2"><c r="B2" s="5">\n</c><c r="C2"/></row></sheetData>',
        rows: [1, 2],
      },
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" s="3"><v>1</v></c><c r="D1" s="3"/></row><row r="2"><c r="B2" s="5"><v>2</v></c><c r="C2"/></row></sheetData>',
    ],
    [
      'comes before formatted cells further right',
      { sheet: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="D1" s="3"/></row></sheetData>', rows: [1] },
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="D1" s="3"/></row></sheetData>',
    ],
    [
      'keeps off merged cells, formulas and inline texts',
      {
        sheet:
          '<sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><is><t>x</t></is></c></row></sheetData><mergeCells><mergeCell ref="A4:$C$4"/></mergeCells>',
        rows: [1],
      },
      '<sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><is><t>x</t></is></c><c r="D1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A4:$C$4"/></mergeCells>',
    ],
    [
      'is not misled by the same names outside the rows',
      {
        sheet:
          '<c r="Z9"><v>1</v></c><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><ext><f>1</f><row r="1"/><c r="ZZ1"><v>2</v></c></ext>',
        rows: [1],
      },
      '<c r="Z9"><v>1</v></c><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row></sheetData><ext><f>1</f><row r="1"/><c r="ZZ1"><v>2</v></c></ext>',
    ],
    [
      'has a width where the sheet sets widths',
      {
        sheet:
          '<cols><col min="1" max="1" width="60" customWidth="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
        rows: [1],
      },
      '<cols><col min="1" max="1" width="60" customWidth="1"/><col min="2" max="2" width="20" customWidth="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row></sheetData>',
    ],
    [
      'shows its columns where the ones behind the table are hidden',
      {
        sheet:
          '<cols><col min="1" max="1" width="9" hidden="1"/><col min="2" max="16384" hidden="1" width="0" customWidth="1"/></cols><sheetData><row r="1"><c r="C1"><v>1</v></c></row></sheetData>',
        rows: [1],
      },
      '<cols><col min="1" max="1" width="9" hidden="1"/><col min="2" max="3" hidden="1" width="0" customWidth="1"/><col min="4" max="4"/><col min="5" max="16384" hidden="1" width="0" customWidth="1"/></cols><sheetData><row r="1"><c r="C1"><v>1</v></c><c r="D1"><v>1</v></c></row></sheetData>',
    ],
  ];
  for (const [name, { sheet, rows, header: headerRow }, expected] of cases) {
    it(name, async () => {
      assert.equal(await added(sheet, rows, headerRow), expected);
    });
  }

  const encodings: [string, string][] = [
    ['<?xml version="1.0" encoding="UTF-8"?>', '\xc3\xa7\xf0\x9f\x98\x80'],
    ['', '\xc3\xa7\xf0\x9f\x98\x80'],
    ['<?xml version="1.0" encoding="ISO-8859-1"?>', '&#xE7;&#x1F600;'],
  ];
  for (const [declaration, expected] of encodings) {
    it(`writes letters in the encoding of the file: ${declaration === '' ? 'none said' : declaration}`, async () => {
      const rows = new Map([[1, [{ column: 0, value: 'ç😀' }]]]);
      let result = '';
      for await (const piece of addSheetColumns(inPieces(`${declaration}<sheetData/>`, 9), {
        first: 0,
        last: 0,
        rows,
      })) {
        result += piece.toString('latin1');
      }
      assert.equal(/<t [^>]*>(.*)<\/t>/.exec(result)?.[1], expected);
    });
  }
});
