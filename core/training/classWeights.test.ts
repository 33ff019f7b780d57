import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { classWeights, isSkewed } from './classWeights.ts';

describe('classWeights (R27)', () => {
  it('balanced data is not weighed', () => {
    assert.equal(classWeights([100, 10], 'auto'), null);
  });
  it('more than 10 : 1 is weighed', () => {
    assert.deepEqual(
      classWeights([400, 4], 'auto')?.map((w) => w.toFixed(3)),
      ['0.918', '9.182'],
    );
  });
  it('can be forced on and off', () => {
    assert.notEqual(classWeights([100, 90], 'on'), null);
    assert.equal(classWeights([1000, 1], 'off'), null);
  });
  it('a category without examples has no weight and does not count as skew', () => {
    assert.equal(isSkewed([100, 0, 50]), false);
    assert.equal(classWeights([100, 0, 50], 'on')?.[1], 0);
  });
  it('the mean weight of the examples is 1, and rarer never weighs less', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 20 }), (counts) => {
        const weights = classWeights(counts, 'on')!;
        const total = counts.reduce((a, b) => a + b, 0);
        const mean = counts.reduce((sum, count, i) => sum + count * weights[i]!, 0) / total;
        assert.ok(Math.abs(mean - 1) < 1e-9);
        for (const [i, a] of counts.entries()) {
          for (const [j, b] of counts.entries()) if (a < b) assert.ok(weights[i]! > weights[j]!);
        }
      }),
    );
  });
});
