import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { wilsonInterval } from './interval.ts';

/** Expected bounds worked out independently with Python, four decimals. */
function check(successes: number, count: number, bounds: readonly [number, number]): void {
  const found = wilsonInterval(successes, count);
  assert.deepEqual(
    [found.low.toFixed(4), found.high.toFixed(4)],
    bounds.map((bound) => bound.toFixed(4)),
  );
}

describe('wilsonInterval', () => {
  it('87 of 100', () => {
    check(87, 100, [0.7902, 0.9224]);
  });
  it('all of 10 is not certainty', () => {
    check(10, 10, [0.7225, 1]);
  });
  it('none of 10 is not impossibility', () => {
    check(0, 10, [0, 0.2775]);
  });
  it('nothing tested says nothing', () => {
    check(0, 0, [0, 1]);
  });
  it('always holds the measured share and lies within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, share) => {
          const successes = Math.round(share * count);
          const { low, high } = wilsonInterval(successes, count);
          const epsilon = 1e-12;
          assert.ok(low >= 0 && high <= 1);
          assert.ok(low <= successes / count + epsilon && successes / count <= high + epsilon);
        },
      ),
    );
  });
});
