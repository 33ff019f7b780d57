import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { KeptEstimate } from '../contract/timeEstimates.ts';
import { seededFraction } from '../dataset/seededHash.ts';
import { correctRange, enoughEstimates, pastMissOf } from './pastEstimates.ts';

const range = (lowSeconds: number, highSeconds: number) => ({ lowSeconds, highSeconds });

function kept(low: number, high: number, tookSeconds: number): KeptEstimate {
  return { kind: 'tuning', computed: range(low, high), told: range(low, high), tookSeconds };
}

/** As many as are enough, each 100 to 400 s, that took what is given. */
const allTook = (...seconds: number[]) =>
  Array.from({ length: enoughEstimates }, (_, i) => kept(100, 400, seconds[i % seconds.length] ?? 0));

const gradable = fc
  .tuple(fc.double({ min: 0.1, max: 1e5, noNaN: true }), fc.double({ min: 1.01, max: 20, noNaN: true }))
  .map(([low, ratio]) => range(low, low * ratio));

describe('a corrected estimate (R28)', () => {
  it('is as computed while too few past ones are known', () => {
    const computed = range(10, 20);
    assert.deepEqual(correctRange(computed, allTook(1000).slice(1)), computed);
    assert.notDeepEqual(correctRange(computed, allTook(1000)), computed);
  });
  it('moves to where the past truths lay', () => {
    // Always twice the high end: so will this one be.
    const { lowSeconds, highSeconds } = correctRange(range(100, 400), allTook(800));
    assert.ok(lowSeconds < 800 && 800 < highSeconds && highSeconds < 850, `${lowSeconds} to ${highSeconds}`);
  });
  it('narrows where the range was wider than the truths', () => {
    const { lowSeconds, highSeconds } = correctRange(range(10, 40), allTook(190, 200, 210));
    assert.ok(Math.abs(lowSeconds - 19) < 0.01 && Math.abs(highSeconds - 21) < 0.01);
  });
  it('widens where the truths lay outside', () => {
    const { lowSeconds, highSeconds } = correctRange(range(10, 40), allTook(50, 200, 800));
    assert.ok(Math.abs(lowSeconds - 5) < 0.01 && Math.abs(highSeconds - 80) < 0.01);
  });
  it('leaves the outermost truths out when there are many', () => {
    const many = [...allTook(200), ...allTook(200), kept(100, 400, 1e6), kept(100, 400, 1e-6)];
    const { lowSeconds, highSeconds } = correctRange(range(100, 400), many);
    assert.ok(lowSeconds > 180 && highSeconds < 220, `${lowSeconds} to ${highSeconds}`);
  });
  it('forgets what is long ago', () => {
    const before = Array.from({ length: 40 }, () => kept(100, 400, 800));
    const now = Array.from({ length: 40 }, () => kept(100, 400, 200));
    assert.deepEqual(correctRange(range(1, 4), [...before, ...now]), correctRange(range(1, 4), now));
  });
  it('learns nothing from ranges that are none', () => {
    const computed = range(10, 20);
    const none = Array.from({ length: 20 }, () => kept(0, 100, 50));
    assert.deepEqual(correctRange(computed, none), computed);
    assert.deepEqual(correctRange(range(0, 20), allTook(200)), range(0, 20));
    assert.equal(pastMissOf(none), undefined);
  });
  it('is a range of positive times, and twice as long for work of twice the time', () => {
    const past = fc.array(
      fc
        .tuple(gradable, fc.double({ min: 0.01, max: 1e5, noNaN: true }))
        .map(([{ lowSeconds, highSeconds }, took]) => kept(lowSeconds, highSeconds, took)),
      { maxLength: 50 },
    );
    // Ratios as estimates have them: a power of a power is no longer a number.
    fc.assert(
      fc.property(gradable, past, (computed, all) => {
        const sane = all.filter(({ computed: c, tookSeconds }) => {
          const place = Math.log(tookSeconds / c.lowSeconds) / Math.log(c.highSeconds / c.lowSeconds);
          return Math.abs(place) < 20;
        });
        const one = correctRange(computed, sane);
        const two = correctRange(range(2 * computed.lowSeconds, 2 * computed.highSeconds), sane);
        assert.ok(one.lowSeconds > 0 && one.highSeconds > one.lowSeconds);
        assert.ok(Math.abs(two.lowSeconds / one.lowSeconds - 2) < 1e-6);
        assert.ok(Math.abs(two.highSeconds / one.highSeconds - 2) < 1e-6);
      }),
    );
  });
  it('covers at least 80 % of truths that are drawn like the past ones', () => {
    const truth = (i: number) => 200 * Math.exp(3 * seededFraction(String(i), 1) - 1.5);
    for (const known of [9, 12, 19, 30, 39]) {
      let covered = 0;
      const draws = 600;
      for (let draw = 0; draw < draws; draw++) {
        const past = Array.from({ length: known }, (_, i) => kept(100, 400, truth(draw * 41 + i)));
        const { lowSeconds, highSeconds } = correctRange(range(100, 400), past);
        const next = truth(draw * 41 + known);
        covered += Number(lowSeconds <= next && next <= highSeconds);
      }
      assert.ok(covered / draws > 0.77, `${known} known: ${covered / draws}`);
    }
  });
});

describe('the past miss', () => {
  it('is the middle one, once there are enough', () => {
    assert.equal(pastMissOf(allTook(200).slice(1)), undefined);
    // The middle of 100 to 400 is 200.
    const miss = pastMissOf(allTook(100, 180, 220));
    assert.ok(miss);
    assert.equal(miss.estimates, enoughEstimates);
    assert.ok(Math.abs(miss.share - 0.1) < 1e-9);
  });
  it('is of the ranges that were told', () => {
    const told = allTook(300).map((one) => ({ ...one, told: range(290, 310) }));
    const miss = pastMissOf(told);
    assert.ok(miss && miss.share < 0.01);
  });
});
