import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { TableHead } from '../../../contract/table.ts';
import { delimitedLayout } from '../../reader/delimitedLayout.ts';
import { splitRecords } from '../../reader/splitRecords.ts';
import { classify } from '../testing/classify.ts';

type Head = Partial<TableHead>;

/** What comes back for a csv of UTF-8 with ";". */
async function back(content: string, verdicts: Record<number, string>, head: Head = {}): Promise<string> {
  const given = {
    content,
    head: { format: 'csv', separator: ';', encoding: 'utf-8', ...head } as const,
    verdicts,
  };
  return (await classify(given)).bytes.toString('utf8');
}

describe('a classified csv', () => {
  const cases: [string, string, Record<number, string>, Head, string][] = [
    [
      'gets three fields at the end of each record',
      'a;b\n1;2\n',
      { 2: 'cível 0.87654' },
      {},
      'a;b;Categoria;Confiança;Revisar\n1;2;cível;0,8765;não\n',
    ],
    [
      'keeps CRLF and a last line without an end',
      'a\r\nx',
      { 2: 'y 1?' },
      {},
      'a;Categoria;Confiança;Revisar\r\nx;y;1;sim',
    ],
    [
      'keeps breaks and quotes inside records',
      'a;b\n"x\n""y";z\n',
      { 2: 'c 0.5' },
      {},
      'a;b;Categoria;Confiança;Revisar\n"x\n""y";z;c;0,5;não\n',
    ],
    [
      'quotes where the record quotes everything',
      '"a";"b"\n"1";"2"\n',
      { 2: 'c 0.5' },
      {},
      '"a";"b";"Categoria";"Confiança";"Revisar"\n"1";"2";"c";"0,5";"não"\n',
    ],
    [
      'quotes labels that hold the separator or quotes',
      'a\nx\ny\n',
      { 2: 'c;d 0.5', 3: 'e "f" 0.5' },
      {},
      'a;Categoria;Confiança;Revisar\nx;"c;d";0,5;não\ny;"e ""f""";0,5;não\n',
    ],
    [
      'gives rows without a verdict empty fields, and titles and blanks nothing',
      'Título\n\na;b\n1;2\n3;\n\n',
      { 4: 'c 0.5' },
      { headerRow: 3 },
      'Título\n\na;b;Categoria;Confiança;Revisar\n1;2;c;0,5;não\n3;;;;\n\n',
    ],
    [
      'fills short rows up, so that ours stand under their names',
      'a;b;c\n1\n1;2;3\n',
      { 2: 'x 0.5', 3: 'y 0.5' },
      {},
      'a;b;c;Categoria;Confiança;Revisar\n1;;;x;0,5;não\n1;2;3;y;0,5;não\n',
    ],
    [
      'moves the names right where a row is longer than the header',
      'a\n1;2\n',
      { 2: 'x 0.5' },
      {},
      'a;;Categoria;Confiança;Revisar\n1;2;x;0,5;não\n',
    ],
    [
      'writes no names where there is no header',
      '1;2\n',
      { 1: 'x 0.5' },
      { headerRow: 0 },
      '1;2;x;0,5;não\n',
    ],
    [
      'writes 0.5 between commas',
      'a,b\n1,2\n',
      { 2: 'x 0.5' },
      { separator: ',' },
      'a,b,Categoria,Confiança,Revisar\n1,2,x,0.5,não\n',
    ],
    [
      'asks a file with tabs how it writes numbers',
      'a\tb\n1,5\t2\n',
      { 2: 'x 0.5' },
      { separator: '\t', format: 'tsv' },
      'a\tb\tCategoria\tConfiança\tRevisar\n1,5\t2\tx\t0,5\tnão\n',
    ],
    [
      'leaves the byte order mark first',
      '\ufeff"a"\n',
      {},
      { encoding: 'utf-8-bom' },
      '\ufeff"a";"Categoria";"Confiança";"Revisar"\n',
    ],
  ];
  for (const [name, content, verdicts, head, expected] of cases) {
    it(name, async () => {
      assert.equal(await back(content, verdicts, head), expected);
    });
  }

  it('puts a tab behind the lines of a text without columns', async () => {
    const given = {
      content: '"um, dois\nx\n',
      head: { format: 'txt', headerRow: 0 } as const,
      verdicts: { 1: 'a 0.5', 2: 'b 0.9' },
    };
    assert.equal((await classify(given)).bytes.toString(), '"um, dois\ta\t0.5\tnão\nx\tb\t0.9\tnão\n');
  });

  it('makes texts of what a spreadsheet would run as a formula', async () => {
    const labels = [
      '=1+1',
      '+55',
      '-x',
      '@SUM(A1)',
      '\tx',
      '\rx',
      '＝1',
      ' =1',
      '\u00a0=1',
      'a=b',
      "'=x",
      ' x',
    ];
    const content = ['a', ...labels.map(() => 'x'), ''].join('\n');
    const verdicts = Object.fromEntries(
      labels.map((label, i) => [i + 2, { label, confidence: 0.5, needsReview: false }]),
    );
    const { bytes, neutralised } = await classify({
      content,
      head: { format: 'csv', separator: ';' },
      verdicts,
    });
    const written = bytes
      .toString()
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(';')[1]);
    const guarded = ["'=1+1", "'+55", "'-x", "'@SUM(A1)", "'\tx", '"\'\rx"', "'＝1", "' =1", "'\u00a0=1"];
    assert.deepEqual(written, [...guarded, 'a=b', "'=x", ' x']);
    assert.equal(neutralised, guarded.length);
  });

  it('writes Windows-1252 as it found it, and shows and counts what that cannot write', async () => {
    const content = Buffer.from('t\xedtulo;\x80\nx;y\n', 'latin1');
    const verdicts = { 2: 'ação – “€” Ω日 0.5' };
    const result = await classify({
      content,
      head: { format: 'csv', separator: ';', encoding: 'windows-1252' },
      verdicts,
    });
    const expected =
      't\xedtulo;\x80;Categoria;Confian\xe7a;Revisar\nx;y;a\xe7\xe3o \x96 \x93\x80\x94 ??;0,5;n\xe3o\n';
    assert.equal(result.bytes.toString('latin1'), expected);
    assert.equal(result.replacedCharacters, 2);
  });

  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    it(`keeps ${encoding} and its mark`, async () => {
      const encode = (text: string): Buffer =>
        encoding === 'utf-16le' ? Buffer.from(text, 'utf16le') : Buffer.from(text, 'utf16le').swap16();
      const content = encode('\ufeffa\tb\r\nção\t"x\ty"\r\n');
      const { bytes } = await classify({
        content,
        head: { format: 'txt', separator: '\t', encoding },
        verdicts: { 2: 'é日 0.5' },
      });
      assert.ok(
        bytes.equals(encode('\ufeffa\tb\tCategoria\tConfiança\tRevisar\r\nção\t"x\ty"\té日\t0.5\tnão\r\n')),
      );
    });
  }

  it('keeps records whole that cross the pieces in which the file is read', async () => {
    const row = `"${'x;;\n""y'.repeat(20_000)}";z`;
    const content = `a;b\r\n${`${row}\r\n`.repeat(5)}`;
    const result = await back(content, { 2: 'c 0.5', 6: 'd 0.5' });
    assert.equal(
      result,
      `a;b;Categoria;Confiança;Revisar\r\n${row};c;0,5;não\r\n${`${row};;;\r\n`.repeat(3)}${row};d;0,5;não\r\n`,
    );
  });

  it('numbers new columns whose names are taken', async () => {
    const given = {
      content: 'a\nx\n',
      columnNames: ['a', 'CATEGORIA ', 'categoria (2)'],
      head: { format: 'csv', separator: ';' } as const,
      verdicts: {},
    };
    assert.deepEqual((await classify(given)).addedColumns, ['Categoria (3)', 'Confiança', 'Revisar']);
  });

  it('puts each verdict behind the row that the reader gave its number', async () => {
    const plain = fc.stringMatching(/^([a-zç][a-zç "]{0,6})?$/);
    const cell = fc.oneof(
      plain,
      fc.stringMatching(/^[a\n\r;" ]{0,6}$/).map((text) => `"${text.replaceAll('"', '""')}"`),
    );
    const record = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(';'));
    const lineEnd = fc.constantFrom('\n', '\r\n');
    const encoding = fc.constantFrom('utf-8' as const, 'utf-16le' as const, 'windows-1252' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 8 }), lineEnd, encoding, async (records, end, code) => {
        // Enough plain rows leave no doubt about what quotes mean.
        const plainRows = Array.from({ length: 40 }, (_, i) => `"${i};";x`);
        const text = ['id;x', ...plainRows, ...records, ''].join(end);
        const head = { format: 'csv', separator: ';', encoding: code, headerRow: 1 } as const;
        const before = rowsOf(encodeText(text, code), code);
        const verdicts = Object.fromEntries(before.map((_, i) => [i + 1, `L${i + 1} 0.5`]));
        const { bytes } = await classify({ content: encodeText(text, code), head, verdicts });
        const after = rowsOf(bytes, code);
        assert.equal(after.length, before.length);
        for (const [i, cells] of after.entries()) {
          assert.equal(cells.at(-3), i === 0 ? 'Categoria' : `L${i + 1}`);
          assert.deepEqual(cells.slice(0, before[i]!.length), before[i]);
        }
      }),
    );
  });

  it('numbers its rows as the reader does when quotes are left open or a first line names the separator', async () => {
    const content = 'sep=;\na;b\n"open;1\nx;2\ny;3\n';
    const result = await back(content, { 2: 'first 0.5', 3: 'second 0.5' });
    assert.deepEqual(result.split('\n').slice(1, 4), [
      'a;b;Categoria;Confiança;Revisar',
      '"open;1;first;0,5;não',
      'x;2;second;0,5;não',
    ]);
  });
});

function encodeText(text: string, encoding: 'utf-8' | 'utf-16le' | 'windows-1252'): Buffer {
  return Buffer.from(text, encoding === 'windows-1252' ? 'latin1' : encoding);
}

function rowsOf(bytes: Buffer, encoding: 'utf-8' | 'utf-16le' | 'windows-1252'): string[][] {
  const layout = delimitedLayout(bytes, { path: 'a.csv', encoding, separator: ';' });
  return Array.from(splitRecords(layout.text.subarray(layout.start), layout), ({ cells }) => [...cells]);
}
