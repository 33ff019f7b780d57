import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readDelimited } from './readDelimited.ts';
import { emptyRowList } from './rowList.ts';

function read(text: string) {
  const [openQuotes, errorCells] = [emptyRowList(), emptyRowList()];
  const rows: [number, ...string[]][] = [];
  for (const batch of readDelimited({
    bytes: Buffer.from(text),
    separator: ';',
    width: 2,
    openQuotes,
    errorCells,
  })) {
    for (const { rowNumber, cells } of batch) rows.push([rowNumber, ...cells]);
  }
  return { rows, openQuotes: openQuotes.rows, errorCells };
}

describe('readDelimited', () => {
  for (const [name, text, expected] of [
    [
      'line ends of every kind',
      'a;b\r\nc;d\ne;f',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
      ],
    ],
    [
      'old Macintosh line ends',
      'a;b\rc;d\r',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'blank lines, which count as rows',
      'a;b\n\n;\nc;d\n',
      [
        [1, 'a', 'b'],
        [2, ''],
        [3, '', ''],
        [4, 'c', 'd'],
      ],
    ],
    [
      'line breaks and separators inside quotes',
      'a;"b\r\n;""c"""\nd;e',
      [
        [1, 'a', 'b\r\n;"c"'],
        [2, 'd', 'e'],
      ],
    ],
    [
      'quotes inside unquoted cells',
      'tela de 12";b\n"x" y;z\n',
      [
        [1, 'tela de 12"', 'b'],
        [2, '"x" y', 'z'],
      ],
    ],
    [
      'rows of different lengths',
      'a;b;c\nd\ne;f;g;h\n',
      [
        [1, 'a', 'b', 'c'],
        [2, 'd'],
        [3, 'e', 'f', 'g', 'h'],
      ],
    ],
    ['blanks and decomposed accents', ' a\u00a0;Peti\u00e7a\u0303o\t\n', [[1, 'a', 'Petição']]],
  ] as const) {
    it(`reads ${name}`, () => {
      assert.deepEqual(read(text).rows, expected);
    });
  }

  it('does not let a quote that nothing closes swallow the rest of the file', () => {
    const { rows, openQuotes } = read('a;b\n"c;d\ne;"f\ng"\nh;i\n');
    assert.deepEqual(rows, [
      [1, 'a', 'b'],
      [2, '"c', 'd'],
      [3, 'e', 'f\ng'],
      [4, 'h', 'i'],
    ]);
    assert.deepEqual(openQuotes, [2]);
  });

  it('does not let two stray quotes swallow the rows between them', () => {
    const { rows, openQuotes } = read('a;b\n"c;d\ne;f\ng;h\n"i;j\nk;l\n');
    assert.deepEqual(
      rows.map(([row, text]) => [row, text]),
      [
        [1, 'a'],
        [2, '"c'],
        [3, 'e'],
        [4, 'g'],
        [5, '"i'],
        [6, 'k'],
      ],
    );
    assert.deepEqual(openQuotes, [2, 5]);
  });

  it('reads the names of errors as empty, and remembers their rows', () => {
    const { rows, errorCells } = read('a;#N/D\n#valor!;b\nErr:502; #N/A \n#N/D é um erro;#hashtag\n');
    assert.deepEqual(rows, [
      [1, 'a', ''],
      [2, '', 'b'],
      [3, '', ''],
      [4, '#N/D é um erro', '#hashtag'],
    ]);
    assert.deepEqual([errorCells.count, errorCells.rows], [4, [1, 2, 3]]);
  });

  it('survives more stray quotes than it looks into one by one', () => {
    const lines = Array.from({ length: 61 }, (_, i) => (i % 2 === 0 ? `"aberta ${i};x` : `normal ${i};y`));
    assert.equal(read(`${lines.join('\n')}\n`).rows.length, 61);
  });

  it('gives back any table that was written by the rules', () => {
    const cell = fc
      .string({ unit: fc.constantFrom(...Array.from('ab ;"\n,é')), maxLength: 12 })
      .map((text) => text.trim());
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(';'))
          .join('\r\n');
        assert.deepEqual(
          read(text).rows.map(([, ...cells]) => cells),
          rows,
        );
      }),
    );
  });
});
