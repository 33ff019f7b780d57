import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isSkewed } from './classWeights.ts';
import { largestOf, smallestOf } from './extremes.ts';

describe('the largest and the smallest', () => {
  it('are those of Math, also of nothing and of what is no number', () => {
    for (const values of [[], [3], [2, -7, 5], [-0, 0], [1, NaN]]) {
      assert.equal(largestOf(values), Math.max(...values));
      assert.equal(smallestOf(values), Math.min(...values));
    }
  });

  it('are found among more values than a call can take', () => {
    const counts = Array.from({ length: 300_000 }, (_, i) => 2 + Number(i === 7) * 30);
    assert.equal(largestOf(counts), 32);
    assert.equal(smallestOf(counts), 2);
    assert.equal(isSkewed(counts), true);
  });
});
