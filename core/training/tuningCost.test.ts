import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { affordableTrials, secondsOfSearch } from './tuningCost.ts';

const rungs = [1, 3, 10];
/** Rounds alone. */
const rounds = (secondsPerRound: readonly number[]) => ({
  secondsPerRound,
  secondsBefore: secondsPerRound.map(() => 0),
  secondsPerLook: 0,
  rungs,
});
const alike = (trials: number) => rounds(Array<number>(trials).fill(2));

describe('the cost of a search (R50)', () => {
  it('is that of its planned rounds', () => {
    assert.equal(secondsOfSearch(alike(9)), 2 * 22);
    assert.equal(secondsOfSearch(rounds([1, 3, 5])), 3 * (3 + 2 + 7));
    assert.equal(secondsOfSearch(alike(0)), 0);
  });
  it('counts what is done once for each depth, and each time that a trial is begun or gone on with', () => {
    const plan = { ...alike(9), secondsBefore: [0, 0, 5, 0, 0, 7, 0, 0, 0], secondsPerLook: 3 };
    assert.equal(secondsOfSearch(plan), 2 * 22 + 12 + 3 * 13);
    assert.equal(affordableTrials(plan, 2 * 22 + 12 + 3 * 13), 9);
    assert.equal(affordableTrials(plan, 2 * 22), 3);
  });
  it('decides how many trials fit, and one always does', () => {
    assert.equal(affordableTrials(alike(9), 44), 9);
    assert.equal(affordableTrials(alike(9), 43), 8);
    assert.equal(affordableTrials(alike(9), 1), 1);
  });
  it('more time never means fewer trials', () => {
    const seconds = fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(seconds, fc.nat(5000), fc.nat(5000), (secondsPerRound, some, more) => {
        const plan = { ...rounds(secondsPerRound), secondsBefore: secondsPerRound, secondsPerLook: 1 };
        assert.ok(affordableTrials(plan, some) <= affordableTrials(plan, some + more));
      }),
    );
  });
});
