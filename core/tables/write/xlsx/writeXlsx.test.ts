import assert from 'node:assert/strict';
import fc from 'fast-check';
import { read, utils, write } from '@e965/xlsx';
import { describe, it } from 'mocha';
import { isAppError } from '../../../contract/errors/appError.ts';
import type { RowVerdict } from '../classifiedRequest.ts';
import { classify } from '../testing/classify.ts';
import type { Classified, Given } from '../testing/classify.ts';
import { rawEntries, unpacked } from '../testing/rawEntries.ts';
import { sheetPart, sheetWorkbook, sheetXml } from '../testing/sheetWorkbook.ts';
import type { Workbook } from '../testing/sheetWorkbook.ts';

const rich = sheetXml(
  '<row r="1" spans="1:2" x14ac:dyDescent="0.25"><c r="A1" s="1" t="inlineStr"><is><t>Texto</t></is></c><c r="B1" s="1" t="inlineStr"><is><t>Soma</t></is></c></row>\r\n' +
    '<row r="2" ht="30" customHeight="1"><c r="A2" t="inlineStr"><is><t>Ação &amp; reação</t></is></c><c r="B2"><f>1+1</f><v>2</v></c></row>' +
    '<row r="4"><c r="A4" t="inlineStr"><is><t>fim</t></is></c></row>',
  {
    before:
      '<dimension ref="A1:B4"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="80" customWidth="1"/></cols>',
    after:
      '<autoFilter ref="A1:B4"/><conditionalFormatting sqref="A1:B4"><cfRule type="expression" priority="1"><formula>A1&gt;B1</formula></cfRule></conditionalFormatting><drawing r:id="rId1"/>',
  },
);

async function classifyWorkbook(
  workbook: Workbook,
  verdicts: Given['verdicts'],
): Promise<Classified & { original: Buffer }> {
  const original = sheetWorkbook(workbook);
  return {
    ...(await classify({ content: original, head: { format: 'xlsx', sheet: 'Dados' }, verdicts })),
    original,
  };
}

async function sheetOf(archive: Buffer): Promise<string> {
  return (await unpacked(archive)).get(sheetPart)?.toString('utf8') ?? '';
}

describe('a classified workbook', () => {
  const packings: Workbook['packing'][] = [{}, { stored: true }, { descriptor: true }, { zip64: true }];
  for (const packing of packings) {
    it(`keeps the packed bytes of every other part: ${JSON.stringify(packing)}`, async () => {
      const { original, bytes } = await classifyWorkbook(
        { sheet: rich, packing: packing ?? {} },
        { 2: 'x 0.5' },
      );
      const [before, after] = [await rawEntries(original), await rawEntries(bytes)];
      assert.equal(after.length, before.length);
      for (const [i, { name, raw }] of before.entries()) {
        assert.equal(after[i]!.name, name);
        assert.equal(after[i]!.raw.equals(raw), name !== sheetPart, name);
      }
      assert.equal((await unpacked(bytes)).size, before.length);
    });
  }

  it('differs in the sheet by the cells, their widths, the spans and the dimension, and by nothing else', async () => {
    const { bytes } = await classifyWorkbook({ sheet: rich }, { 2: 'é <&> 0.98765', 4: 'b 0.3?' });
    const text = (content: string): string =>
      `t="inlineStr"><is><t xml:space="preserve">${content}</t></is></c>`;
    const expected = rich
      .replace('A1:B4"/><sheetViews', 'A1:E4"/><sheetViews')
      .replace('</cols>', '<col min="3" max="5" width="20" customWidth="1"/></cols>')
      .replace('spans="1:2"', 'spans="1:5"')
      .replace(
        '</row>',
        `<c r="C1" s="1" ${text('Categoria')}<c r="D1" s="1" ${text('Confiança')}<c r="E1" s="1" ${text('Revisar')}</row>`,
      )
      .replace(
        '<v>2</v></c></row>',
        `<v>2</v></c><c r="C2" ${text('é &lt;&amp;&gt;')}<c r="D2"><v>0.9877</v></c><c r="E2" ${text('não')}</row>`,
      )
      .replace(
        '<t>fim</t></is></c></row>',
        `<t>fim</t></is></c><c r="C4" ${text('b')}<c r="D4"><v>0.3</v></c><c r="E4" ${text('sim')}</row>`,
      );
    assert.equal(await sheetOf(bytes), expected);
  });

  const formats: [string, string, string | undefined][] = [
    ['the built-in percentage', '<xf numFmtId="9" fontId="0"/>', '2'],
    ['a percentage of its own', '<xf numFmtId="4"/><xf numFmtId="170"><alignment/></xf>', '3'],
    ['none, where the percentages it has are coloured', '<xf numFmtId="9" fillId="3"/>', undefined],
    ['none, where it has none', '', undefined],
  ];
  for (const [name, format, style] of formats) {
    it(`shows the confidence with a format of the workbook: ${name}`, async () => {
      const { bytes } = await classifyWorkbook({ sheet: rich, formats: format }, { 2: 'x 0.5' });
      assert.match(
        await sheetOf(bytes),
        style === undefined ? /<c r="D2"><v>/ : new RegExp(`<c r="D2" s="${style}"><v>`),
      );
    });
  }

  it('numbers its columns on a second run', async () => {
    const first = await classifyWorkbook({ sheet: rich }, { 2: 'x 0.5' });
    const columnNames = ['Texto', 'Soma', ...first.addedColumns];
    const second = await classify({
      content: first.bytes,
      columnNames,
      head: { format: 'xlsx', sheet: 'Dados' },
      verdicts: { 2: 'y 0.6' },
    });
    assert.deepEqual(second.addedColumns, ['Categoria (2)', 'Confiança (2)', 'Revisar (2)']);
    const rows = utils.sheet_to_json<string[]>(read(second.bytes).Sheets['Dados']!, {
      header: 1,
      range: 'A2:H2',
    });
    assert.deepEqual(rows, [['Ação & reação', 2, 'x', 0.5, 'não', 'y', 0.6, 'não']]);
  });

  it('writes texts that no program takes for anything else', async () => {
    const labels = [
      '=1+1',
      ' spaced ',
      'a\nb',
      'tab\there',
      'bell\u0007',
      '_x0041_',
      'lone \ud800',
      '😀',
      '\uffff',
      "'x",
      '&#65;',
    ];
    const verdicts = Object.fromEntries(
      labels.map((label, i) => [i + 2, { label, confidence: 0.5, needsReview: false }]),
    );
    const { bytes } = await classifyWorkbook({ sheet: sheetXml('') }, verdicts);
    const sheet = read(bytes, { cellFormula: true }).Sheets['Dados']!;
    const cells = labels.map((_, i) => sheet[`A${i + 2}`] as { v: string; f?: string });
    assert.ok(cells.every((cell) => cell.f === undefined));
    const shown = labels.map((label) => label.replace(/\ud800|\uffff/, '\ufffd'));
    assert.deepEqual(
      cells.map((cell) => cell.v.normalize()),
      shown,
    );
  });

  it('refuses sheets that are not there, full sheets and archives of something else', async () => {
    const head = { format: 'xlsx', sheet: 'Nada' } as const;
    await assert.rejects(
      classify({ content: sheetWorkbook({ sheet: rich }), head, verdicts: {} }),
      (error) => {
        return (
          isAppError(error, 'table.sheet_missing') && error.params.found.join() === 'Notas & avisos,Dados'
        );
      },
    );
    const full = sheetXml('<row r="1"><c r="XFC1"><v>1</v></c></row>');
    await assert.rejects(classifyWorkbook({ sheet: full }, {}), (error) =>
      isAppError(error, 'table.too_many_columns'),
    );
    const damaged = sheetWorkbook({ sheet: rich });
    damaged.fill(0xee, damaged.indexOf(sheetPart), damaged.indexOf(sheetPart) + 300);
    await assert.rejects(
      classify({ content: damaged, head: { format: 'xlsx', sheet: 'Dados' }, verdicts: {} }),
      (error) => isAppError(error, 'table.damaged'),
    );
  });

  it('brings back every cell of any sheet, with ours beside it', async () => {
    const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.boolean(), fc.constant(null));
    const rows = fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 12 });
    const verdict = fc.record({
      label: fc.string({ minLength: 1, unit: 'grapheme' }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      needsReview: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.dictionary(fc.integer({ min: 1, max: 15 }).map(String), verdict),
        checkRoundTrip,
      ),
      { numRuns: 40 },
    );
  });
});

async function checkRoundTrip(
  rows: (string | number | boolean | null)[][],
  verdicts: Record<string, RowVerdict>,
): Promise<void> {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([['outra']]), 'Outra');
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), 'Dados');
  const content = write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  const before = read(content).Sheets['Dados']!;
  const { bytes } = await classify({
    content,
    head: { format: 'xlsx', sheet: 'Dados', headerRow: 0 },
    verdicts,
  });
  const reopened = read(bytes);
  const after = reopened.Sheets['Dados']!;
  const isCell = (place: string): boolean => !place.startsWith('!');
  const ours = new Set(Object.keys(after).filter((place) => isCell(place) && !(place in before)));
  for (const place of Object.keys(before).filter(isCell)) {
    if (hasContent(before[place])) assert.deepEqual(after[place], before[place], place);
  }
  const written = Object.entries(verdicts).map(([row, { label, confidence, needsReview }]) => {
    const cells = [...ours]
      .filter((place) => place.replace(/^\D+/, '') === row)
      .map((place) => (after[place] as { v: unknown }).v);
    assert.deepEqual(
      cells,
      [label, Number(confidence.toFixed(4)), needsReview ? 'sim' : 'não'].slice(0, cells.length),
    );
    return cells.length;
  });
  assert.equal(
    written.reduce((sum, count) => sum + count, 0),
    ours.size,
  );
  assert.deepEqual(utils.sheet_to_json(reopened.Sheets['Outra']!, { header: 1 }), [['outra']]);
}

function hasContent(cell: unknown): boolean {
  return typeof cell === 'object' && cell !== null && 'v' in cell && cell.v !== '';
}
