import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { KeptEstimate } from '../contract/timeEstimates.ts';
import { seededFraction } from '../dataset/seededHash.ts';
import { correctTime, enoughEstimates, pastMissOf } from './pastEstimates.ts';

const range = (lowSeconds: number, highSeconds: number) => ({ lowSeconds, highSeconds });

function kept(low: number, high: number, tookSeconds: number): KeptEstimate {
  return {
    kind: 'tuning',
    computed: range(low, high),
    told: range(low, high),
    tookSeconds,
    skippedSeconds: 0,
    repeatedSeconds: 0,
  };
}

/** So many that were computed as 100 to 300 s, the middle 200, and took what is given. */
const allTook = (seconds: readonly number[], count = enoughEstimates) =>
  Array.from({ length: count }, (_, i) => kept(100, 300, seconds[i % seconds.length] ?? 0));

const isBetween = (seconds: number, low: number, high: number) => {
  assert.ok(low < seconds && seconds < high, `${seconds} is not between ${low} and ${high}`);
};

describe('a corrected estimate (R28)', () => {
  it('is as computed while too few past ones are known', () => {
    const computed = range(10, 20);
    const eight = allTook([1000]).slice(1);
    assert.deepEqual(correctTime(computed, eight), computed);
    const early = { ...computed, earliestSeconds: 4 };
    assert.deepEqual(correctTime(early, eight), early);
    assert.notDeepEqual(correctTime(computed, allTook([1000])), computed);
  });
  it('moves to where the past truths lay', () => {
    // Always twice the middle: so, nearly, will this one be.
    const { lowSeconds, highSeconds } = correctTime(range(100, 300), allTook([400], 40));
    isBetween(lowSeconds, 350, 400);
    isBetween(highSeconds, 400, 440);
  });
  it('narrows where the range was wider than the truths', () => {
    const { lowSeconds, highSeconds } = correctTime(range(100, 300), allTook([190, 200, 210]));
    isBetween(lowSeconds, 185, 192);
    isBetween(highSeconds, 208, 215);
  });
  it('widens where the truths lay outside', () => {
    const { lowSeconds, highSeconds } = correctTime(range(100, 300), allTook([50, 200, 800]));
    assert.ok(lowSeconds < 60 && highSeconds > 700, `${lowSeconds} to ${highSeconds}`);
  });
  it('learns a constant part, which weighs more in small work', () => {
    const sizes = Array.from({ length: 20 }, (_, i) => 4 + 2 * i);
    const past = sizes.map((size, i) => kept(0.8 * size, 1.2 * size, (3 + size) * (0.95 + 0.05 * (i % 3))));
    const small = correctTime(range(4.8, 7.2), past);
    const large = correctTime(range(48, 72), past);
    isBetween(9, small.lowSeconds, small.highSeconds);
    isBetween(63, large.lowSeconds, large.highSeconds);
    for (const { lowSeconds, highSeconds } of [small, large]) assert.ok(highSeconds < 1.3 * lowSeconds);
  });
  it('does not follow one disturbed run among ten', () => {
    const settled = allTook([190, 200, 210]);
    for (const disturbed of [kept(100, 300, 2000), kept(100, 300, 5)]) {
      const { lowSeconds, highSeconds } = correctTime(range(100, 300), [...settled, disturbed]);
      assert.ok(lowSeconds > 170 && highSeconds < 235, `${lowSeconds} to ${highSeconds}`);
    }
  });
  it('follows what happens more often than once in ten', () => {
    const often = [...allTook([190, 200, 210]), ...allTook([2000]).slice(0, 3)];
    assert.ok(correctTime(range(100, 300), often).highSeconds > 1000);
  });
  it('forgets what is long ago', () => {
    const before = allTook([800], 40);
    const now = allTook([200], 40);
    assert.deepEqual(correctTime(range(1, 3), [...before, ...now]), correctTime(range(1, 3), now));
  });
  it('learns the speed, not when a training stopped, nor what it began again', () => {
    const straight = allTook([380, 400, 420]);
    const otherwise = straight.map((one, i) => ({
      ...one,
      tookSeconds: one.tookSeconds - 50 * (i % 3) + 30,
      skippedSeconds: 50 * (i % 3),
      repeatedSeconds: 30,
    }));
    assert.deepEqual(correctTime(range(100, 300), otherwise), correctTime(range(100, 300), straight));
  });
  it('has an earliest end that is corrected as the range is', () => {
    const { lowSeconds, earliestSeconds } = correctTime(
      { ...range(100, 300), earliestSeconds: 25 },
      allTook([390, 400, 410], 40),
    );
    assert.ok(earliestSeconds !== undefined && earliestSeconds < lowSeconds);
    isBetween(earliestSeconds, 35, 100);
  });
  it('learns nothing from times that are none', () => {
    const computed = range(10, 20);
    assert.deepEqual(
      correctTime(
        computed,
        Array.from({ length: 20 }, () => kept(0, 0, 50)),
      ),
      computed,
    );
    assert.deepEqual(correctTime(computed, allTook([0])), computed);
    assert.deepEqual(correctTime(range(0, 0), allTook([200])), range(0, 0));
  });
  it('is a range of positive times, and twice as long on a computer that is twice as slow', () => {
    const gradable = fc
      .tuple(fc.double({ min: 0.1, max: 1e5, noNaN: true }), fc.double({ min: 1.01, max: 20, noNaN: true }))
      .map(([low, ratio]) => range(low, low * ratio));
    const pastRuns = fc.array(
      fc
        .tuple(gradable, fc.double({ min: 0.01, max: 100, noNaN: true }))
        .map(([{ lowSeconds, highSeconds }, slower]) => kept(lowSeconds, highSeconds, slower * lowSeconds)),
      { maxLength: 45 },
    );
    fc.assert(
      fc.property(gradable, pastRuns, ({ lowSeconds, highSeconds }, past) => {
        const one = correctTime({ ...range(lowSeconds, highSeconds), earliestSeconds: lowSeconds / 3 }, past);
        const slower = past.map(({ computed: c, tookSeconds }) =>
          kept(2 * c.lowSeconds, 2 * c.highSeconds, 2 * tookSeconds),
        );
        const two = correctTime(range(2 * lowSeconds, 2 * highSeconds), slower);
        const { earliestSeconds = 0 } = one;
        assert.ok(earliestSeconds > 0 && earliestSeconds <= one.lowSeconds);
        assert.ok(one.highSeconds > one.lowSeconds && Number.isFinite(one.highSeconds));
        assert.ok(Math.abs(two.lowSeconds / one.lowSeconds - 2) < 1e-6);
        assert.ok(Math.abs(two.highSeconds / one.highSeconds - 2) < 1e-6);
      }),
    );
  });
});

/** Work of 3 to 60 s that takes a constant part more, and is longer or shorter by chance. */
function drawn(draw: number, i: number, chance: number): KeptEstimate {
  const of = (what: string) => seededFraction(`${draw} ${i} ${what}`, 1);
  const size = 3 * 20 ** of('size');
  const noise = chance * (of('one') + of('two') - 1);
  return kept(0.6 * size, 1.4 * size, (2 + 1.1 * size) * Math.exp(noise));
}

/** Share of truths that lie within their range, over many computers that remember so many runs. */
function coverage(known: number, { disturbed, chance }: { disturbed: number; chance: number }): number {
  const draws = 400;
  let covered = 0;
  for (let draw = 0; draw < draws; draw++) {
    const past = Array.from({ length: known }, (_, i) => {
      const one = drawn(draw, i, chance);
      return i < disturbed ? { ...one, tookSeconds: 8 * one.tookSeconds } : one;
    });
    const { computed, tookSeconds } = drawn(draw, known, chance);
    const { lowSeconds, highSeconds } = correctTime(computed, past);
    covered += Number(lowSeconds <= tookSeconds && tookSeconds <= highSeconds);
  }
  return covered / draws;
}

describe('corrected estimates of many runs', () => {
  for (const known of [9, 19, 40])
    it(`hold at least 80 % of the truths with ${known} past ones, also with a disturbed one among them`, function () {
      this.timeout(20_000);
      for (const disturbed of [0, 1]) {
        const share = coverage(known, { disturbed, chance: 0.35 });
        assert.ok(share >= 0.8, `${known} known, ${disturbed} disturbed: ${share}`);
        // Where chance is so large that the range says little, the promise alone is kept: of 400 draws 80 ± 4 %.
        const atLeast = coverage(known, { disturbed, chance: 1 });
        assert.ok(atLeast >= 0.76, `${known} known, ${disturbed} disturbed, much chance: ${atLeast}`);
      }
    });
});

describe('the past miss', () => {
  it('is the middle one, once there are enough', () => {
    assert.equal(pastMissOf(allTook([200]).slice(1)), undefined);
    const miss = pastMissOf(allTook([100, 180, 220]));
    assert.ok(miss);
    assert.equal(miss.estimates, enoughEstimates);
    assert.ok(Math.abs(miss.share - 0.1) < 1e-9);
  });
  it('is of the ranges that were told, and of all rounds', () => {
    const told = allTook([300]).map((one) => ({ ...one, told: range(390, 410), skippedSeconds: 100 }));
    const miss = pastMissOf(told);
    assert.ok(miss && miss.share < 0.01);
  });
});
