import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { secondsByLine } from './timeLine.ts';
import type { Finished } from './timeLine.ts';

const seconds = fc.double({ min: 0.1, max: 1e5, noNaN: true });
const works = fc.array(fc.record({ computed: seconds, took: seconds }), { maxLength: 40 });

/** Sizes of work between 2 and 100 s, each of which takes what `took` says. */
const many = (took: (computed: number) => number): Finished[] =>
  Array.from({ length: 40 }, (_, i) => ({ computed: 2 + 2.5 * i, took: took(2 + 2.5 * i) }));

const isNear = (found: number, expected: number, share: number) => {
  assert.ok(Math.abs(found / expected - 1) < share, `${found} instead of ${expected}`);
};

describe('the line through finished work', () => {
  it('is as computed where nothing is known', () => {
    isNear(secondsByLine(50, []), 50, 1e-9);
  });
  it('finds a constant part and a share', () => {
    const past = many((computed) => 1 + 1.2 * computed);
    for (const computed of [3, 20, 90]) isNear(secondsByLine(computed, past), 1 + 1.2 * computed, 0.05);
  });
  it('runs through nothing at nothing where small work took less than its share', () => {
    const past = many((computed) => Math.max(0.1, 1.2 * computed - 2));
    assert.ok(secondsByLine(1, past) > 0);
  });
  it('does not fall', () => {
    const past = many((computed) => 200 - computed);
    assert.ok(secondsByLine(90, past) >= secondsByLine(10, past));
  });
  it('trusts what was computed where the past says nothing of such a size', () => {
    // Nine trainings of seconds, of which the line alone would make any of hours.
    const small = Array.from({ length: 9 }, (_, i) => ({ computed: 5 + 0.1 * i, took: 9 - 0.1 * i }));
    const hours = secondsByLine(7200, small);
    assert.ok(hours > 5000 && hours < 13_000, String(hours));
  });
  it('hardly hears a work that took ten times as long as the others', () => {
    const past = many((computed) => 3 + 1.2 * computed);
    const slow = { computed: 20, took: 270 };
    isNear(secondsByLine(20, [...past, slow]), secondsByLine(20, past), 0.05);
  });
  it('is a positive time, and twice as long on a computer that is twice as slow', () => {
    fc.assert(
      fc.property(seconds, works, (computed, past) => {
        const one = secondsByLine(computed, past);
        const twice = past.map((work) => ({ computed: 2 * work.computed, took: 2 * work.took }));
        assert.ok(one > 0 && Number.isFinite(one), String(one));
        isNear(secondsByLine(2 * computed, twice), 2 * one, 1e-6);
      }),
    );
  });
});
