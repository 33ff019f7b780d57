import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { longestExcerpt } from '../contract/excerpt.ts';
import { pageOf } from './pageOf.ts';

const rows = Array.from({ length: 7 }, (_, i) => ({
  rowNumber: i + 2,
  cells: [`CPF 529.982.247-25, autos ${i}`, `o mesmo CPF 52998224725`, 'palavra '.repeat(20)],
}));

describe('a page of rows', () => {
  it('has the rows that were asked for, up to the last one', () => {
    const numbers = (from: number, count: number) =>
      pageOf(rows, { from, count }).rows.map(({ rowNumber }) => rowNumber);
    assert.deepEqual(numbers(0, 3), [2, 3, 4]);
    assert.deepEqual(numbers(5, 50), [7, 8]);
    assert.deepEqual(numbers(7, 1), []);
  });

  it('tells no personal data, the same datum by the same word in every cell, and only beginnings of texts', () => {
    const page = pageOf(rows, { from: 0, count: 7 });
    assert.doesNotMatch(JSON.stringify(page), /529/u);
    const codes = new Set(JSON.stringify(page).match(/\[CPF[^\]]*\]/gu));
    assert.equal(codes.size, 1);
    for (const { cells } of page.rows) {
      assert.equal(cells.length, 3);
      assert.ok((cells[2] ?? '').endsWith('…') && (cells[2] ?? '').length <= longestExcerpt + 1);
    }
  });
});
