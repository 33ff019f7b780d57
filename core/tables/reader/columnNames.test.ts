import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { columnLetter, uniqueNames } from './columnNames.ts';

describe('columnLetter', () => {
  for (const [index, letter] of [
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ] as const) {
    it(`calls position ${index} ${letter}`, () => {
      assert.equal(columnLetter(index), letter);
    });
  }
});

describe('uniqueNames', () => {
  for (const [names, expected, renamed] of [
    [['Texto', 'Classe'], ['Texto', 'Classe'], 0],
    [['Texto', 'Texto', 'Texto'], ['Texto', 'Texto (2)', 'Texto (3)'], 2],
    [['Texto', 'Texto', 'Texto (2)'], ['Texto', 'Texto (3)', 'Texto (2)'], 1],
    [['', 'Texto', ''], ['A', 'Texto', 'C'], 0],
    [['', 'A'], ['A (2)', 'A'], 0],
    [['B', ''], ['B', 'B (2)'], 0],
  ] as const) {
    it(`turns ${JSON.stringify(names)} into ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(uniqueNames(names), { names: expected, renamed });
    });
  }
});
