import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rateAt, warmupStepsOf } from './schedule.ts';

describe('schedule', () => {
  it('rises to one over the warm-up and falls to nothing at the end', () => {
    const rates = Array.from({ length: 10 }, (_, i) => rateAt({ totalSteps: 10, warmupSteps: 4 }, i + 1));
    assert.deepEqual(
      rates.map((rate) => Math.round(rate * 100) / 100),
      [0.25, 0.5, 0.75, 1, 1, 0.83, 0.67, 0.5, 0.33, 0.17],
    );
  });

  it('takes explicit warm-up steps before the share, and never more than there are', () => {
    assert.equal(warmupStepsOf(1000, { warmupShare: 0.1, warmupSteps: null }), 100);
    assert.equal(warmupStepsOf(1000, { warmupShare: 0.1, warmupSteps: 30 }), 30);
    assert.equal(warmupStepsOf(20, { warmupShare: 0.1, warmupSteps: 100 }), 20);
    assert.equal(warmupStepsOf(3, { warmupShare: 0.1, warmupSteps: null }), 1);
  });
});
