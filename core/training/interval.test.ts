import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { groupedInterval, wilsonInterval } from './interval.ts';
import type { GroupOutcome } from './interval.ts';

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

const alone = (successes: number, count: number): GroupOutcome[] =>
  Array.from({ length: count }, (_, i) => ({ count: 1, successes: Number(i < successes) }));
const alike = (successes: number, count: number, size: number): GroupOutcome[] =>
  alone(successes, count).map((group) => ({ count: size, successes: size * group.successes }));

/** Uniform numbers of a fixed stream (Lehmer's generator). */
function randomNumbers(): () => number {
  let state = 4242;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Groups of 1 to 8 examples that mostly share their fate; in expectation 80 % succeed. */
function drawGroups(random: () => number, count: number): GroupOutcome[] {
  return Array.from({ length: count }, () => {
    const size = 1 + Math.floor(8 * random() ** 2);
    const share = random() < 0.8 ? 0.95 : 0.2;
    let successes = 0;
    for (let i = 0; i < size; i++) if (random() < share) successes += 1;
    return { count: size, successes };
  });
}

/** How often an interval of 120 groups holds the share of all that could be drawn. */
function coverage(intervalOf: (groups: readonly GroupOutcome[]) => { low: number; high: number }): number {
  const random = randomNumbers();
  let held = 0;
  const draws = 2000;
  for (let draw = 0; draw < draws; draw++) {
    const { low, high } = intervalOf(drawGroups(random, 120));
    if (low <= 0.8 && 0.8 <= high) held += 1;
  }
  return held / draws;
}

describe('groupedInterval', () => {
  it('is Wilson’s where every example stands alone', () => {
    assert.deepEqual(groupedInterval(alone(87, 100)), wilsonInterval(87, 100));
    assert.deepEqual(groupedInterval([]), wilsonInterval(0, 0));
  });
  it('counts examples that are always right together about once', () => {
    const { low, high } = groupedInterval(alike(160, 200, 5));
    const once = wilsonInterval(160, 200);
    assert.ok(Math.abs(low - once.low) < 0.002 && Math.abs(high - once.high) < 0.002, `${low} ${high}`);
  });
  it('groups that were all right are not worth more than their number', () => {
    const { low } = groupedInterval(alike(20, 20, 10));
    assert.ok(low <= wilsonInterval(20, 20).low && low > 0.75, `${low}`);
  });
  it('one group alone says nothing', () => {
    const { low, high } = groupedInterval([{ count: 500, successes: 480 }]);
    assert.deepEqual([low, high], [0, 1]);
  });
  it('three groups say little: Student’s t, not the normal curve', () => {
    const { low, high } = groupedInterval([
      { count: 30, successes: 30 },
      { count: 30, successes: 24 },
      { count: 30, successes: 27 },
    ]);
    assert.ok(high - low > 0.25, `${low} to ${high}`);
  });
  it('is never narrower than Wilson’s, and holds the measured share', () => {
    const group = fc
      .record({ count: fc.integer({ min: 1, max: 30 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(({ count, share }) => ({ count, successes: Math.round(share * count) }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 80 }), (groups) => {
        const count = groups.reduce((sum, each) => sum + each.count, 0);
        const successes = groups.reduce((sum, each) => sum + each.successes, 0);
        const { low, high } = groupedInterval(groups);
        const rows = wilsonInterval(successes, count);
        const epsilon = 1e-9;
        assert.ok(low >= 0 && high <= 1 && high - low >= rows.high - rows.low - epsilon);
        assert.ok(low <= successes / count + epsilon && successes / count <= high + epsilon);
      }),
    );
  });
  it('holds the truth in 95 of 100 draws of groups, where Wilson’s over the rows does not', () => {
    const honest = coverage(groupedInterval);
    assert.ok(honest >= 0.92 && honest <= 0.98, `grouped ${honest}`);
    const rows = coverage((groups) =>
      wilsonInterval(
        groups.reduce((sum, { successes }) => sum + successes, 0),
        groups.reduce((sum, { count }) => sum + count, 0),
      ),
    );
    assert.ok(rows < 0.85, `rows ${rows}`);
  });
});
