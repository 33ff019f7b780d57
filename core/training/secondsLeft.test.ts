import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { secondsLeft } from './secondsLeft.ts';

const timeLeft = {
  lowSeconds: 60,
  highSeconds: 100,
  earliestSeconds: undefined,
  pastMiss: undefined,
  at: 1000,
};

describe('the time left', () => {
  it('is less by what has passed since it was estimated, and since the last event', () => {
    assert.deepEqual(secondsLeft({ timeLeft, at: 1000 }), { low: 60, high: 100, earliest: undefined });
    assert.deepEqual(secondsLeft({ timeLeft, at: 11_000 }, 5), { low: 45, high: 85, earliest: undefined });
  });
  it('is never nothing, and unknown without an estimate', () => {
    const early = { ...timeLeft, earliestSeconds: 20 };
    assert.deepEqual(secondsLeft({ timeLeft: early, at: 11_000 }), { low: 50, high: 90, earliest: 10 });
    assert.deepEqual(secondsLeft({ timeLeft: early, at: 91_000 }), { low: 1, high: 10, earliest: 1 });
    assert.equal(secondsLeft({ timeLeft: undefined, at: 0 }), undefined);
  });
});
