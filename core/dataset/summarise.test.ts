import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { datasetSummarySchema } from '../contract/dataset.ts';
import { applyRecipe } from './applyRecipe.ts';
import { defaultRecipe } from './defaultRecipe.ts';
import { examplesOf } from './examplesOf.ts';
import { summarise } from './summarise.ts';
import { examplesFrom, tableOf } from './testing/tableOf.ts';

const table = tableOf(
  ['processo', 'texto', 'categoria'],
  [
    ['0001234-74.2019.8.26.0100', 'abc', 'b'],
    ['0001234-74.2019.8.26.0100', 'abcdef', 'a'],
    ['', '', 'a'],
    ['7654321-00.2020.5.02.0001', 'a', 'a'],
    ['7654321-00.2020.5.02.0001', 'ab', 'b'],
  ],
);
const columns = { textColumn: 'texto', labelColumn: 'categoria' };

describe('the summary of a data set', () => {
  it('counts rows, categories and characters', () => {
    const raw = examplesOf(table, columns);
    const summary = summarise({ fileName: 'a.csv', table, columns, ...applyRecipe(raw, defaultRecipe(raw)) });
    assert.deepEqual(datasetSummarySchema.parse(summary), summary);
    const { effects, ...numbers } = summary;
    assert.equal(effects.length, 3);
    assert.deepEqual(numbers, {
      fileName: 'a.csv',
      fileHash: table.fileHash,
      ...columns,
      joiningColumns: ['processo'],
      totalRows: 5,
      usedRows: 4,
      labels: [
        { label: 'a', count: 2 },
        { label: 'b', count: 2 },
      ],
      conflictingRows: [],
      characters: { median: 2, p95: 6, max: 6 },
    });
  });

  describe('names the column that keeps rows together', () => {
    const number = (n: number) => `000123${String(n)}-74.2019.8.26.0100`;
    const cases: readonly (readonly [when: string, numbers: readonly string[], told: boolean])[] = [
      ['where two rows of several processes share one', [number(1), number(1), number(2)], true],
      ['where two rows share one and another row has none', [number(1), number(1), ''], true],
      ['not where each row has its own', [number(1), number(2), number(3)], false],
      ['not where all rows have the same', [number(1), number(1), number(1)], false],
      ['not where there is none', ['x', 'y', 'z'], false],
    ];
    for (const [when, numbers, told] of cases) {
      it(when, () => {
        const rows = numbers.map((value, i) => [value, `texto ${String(i)}`, 'a']);
        const sheet = tableOf(['Nº CNJ', 'texto', 'categoria'], rows);
        const examples = examplesOf(sheet, columns);
        const summary = summarise({ fileName: 'a.csv', table: sheet, columns, examples, effects: [] });
        assert.deepEqual(summary.joiningColumns, told ? ['Nº CNJ'] : undefined);
        const first = summarise({
          fileName: 'a.csv',
          table: sheet,
          columns,
          examples: examples.slice(0, 1),
          effects: [],
        });
        assert.equal(first.joiningColumns, undefined);
      });
    }
  });

  it('names the rows whose text has several categories', () => {
    const examples = examplesFrom([
      ['a', 'x'],
      ['b', 'x'],
      ['A ', 'y'],
      ['b', 'x'],
      ['a', 'x'],
    ]);
    const summary = summarise({ fileName: 'a.csv', table, columns, examples, effects: [] });
    assert.deepEqual(summary.conflictingRows, [2, 4, 6]);
  });

  it('has numbers for nothing too', () => {
    const { usedRows, characters } = summarise({
      fileName: 'a.csv',
      table,
      columns,
      examples: [],
      effects: [],
    });
    assert.deepEqual({ usedRows, characters }, { usedRows: 0, characters: { median: 0, p95: 0, max: 0 } });
  });
});

describe('examples of a table', () => {
  it('have the processes of all other columns that hold process numbers, each once', () => {
    const own = '0001234-74.2019.8.26.0100';
    const origin = '7654321-00.2020.5.02.0001';
    const [first, second] = examplesOf(
      tableOf(
        ['processo', 'texto', 'categoria', 'origem'],
        [
          [own, 'abc', 'b', origin],
          [origin, 'abd', 'a', origin],
        ],
      ),
      columns,
    );
    assert.deepEqual(first?.processes, ['00012347420198260100', '76543210020205020001']);
    assert.deepEqual(second?.processes, ['76543210020205020001']);
  });

  it('keep row numbers, empty rows, and the process of another column', () => {
    assert.deepEqual(examplesOf(table, columns).slice(1, 4), [
      { rowNumber: 3, text: 'abcdef', label: 'a', processes: ['00012347420198260100'] },
      { rowNumber: 4, text: '', label: 'a' },
      { rowNumber: 5, text: 'a', label: 'a', processes: ['76543210020205020001'] },
    ]);
  });
});
