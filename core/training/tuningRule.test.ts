import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { decideNext, roundsOfSearch, rungsOf } from './tuningRule.ts';
import type { TrialSoFar } from './tuningRule.ts';

const look = (rounds: number, validationAccuracy: number, validationLoss = 1) => ({
  rounds,
  validationAccuracy,
  validationLoss,
});
const fresh: TrialSoFar = { looks: [], isOver: false, end: null };

/** Accuracy of a trial after so many rounds; NaN where it fails there. */
type Curve = (rounds: number) => number;

/** Plays a search to its end: rounds done by each trial, and who won. */
function play(curves: readonly Curve[], rungs: readonly number[]) {
  const trials = curves.map((): TrialSoFar & { rounds: number } => ({ ...fresh, rounds: 0 }));
  for (let pieces = 0; pieces < 1000; pieces++) {
    const { givenUp, next, leader } = decideNext(trials, rungs);
    for (const { trial, rounds } of givenUp)
      trials[trial] = { ...trials[trial]!, end: { because: 'othersBetter', rounds } };
    if (!next) return { rounds: trials.map(({ rounds }) => rounds), winner: leader, trials };
    const { trial, untilRounds } = next;
    const before = trials[trial]!;
    const accuracy = curves[trial]!(untilRounds);
    trials[trial] = Number.isNaN(accuracy)
      ? { ...before, end: { because: 'failed', rounds: untilRounds } }
      : { ...before, rounds: untilRounds, looks: [...before.looks, look(untilRounds, accuracy)] };
  }
  throw new Error('the search does not end');
}

describe('the rungs of a search (R50)', () => {
  for (const [epochs, rungs] of [
    [1, [1]],
    [2, [1, 2]],
    [3, [1, 3]],
    [10, [1, 3, 10]],
    [30, [1, 3, 9, 30]],
  ] as const) {
    it(`of ${epochs} rounds are ${rungs.join(', ')}`, () => {
      assert.deepEqual(rungsOf(epochs), rungs);
    });
  }
  it('take a quarter of the rounds of nine trials of ten rounds', () => {
    assert.deepEqual(roundsOfSearch(9, [1, 3, 10]), { planned: 9 + 3 * 2 + 7, full: 90, looks: 9 + 3 + 1 });
  });
});

describe('which trial goes on', () => {
  const steady =
    (accuracy: number): Curve =>
    () =>
      accuracy;

  it('all for a round, the best third for three, the best of those to the end', () => {
    const { rounds, winner } = play([0.1, 0.5, 0.9, 0.3, 0.8, 0.7, 0.2, 0.4, 0.6].map(steady), [1, 3, 10]);
    assert.deepEqual(rounds, [1, 1, 10, 1, 3, 3, 1, 1, 1]);
    assert.equal(winner, 2);
  });
  it('gives a trial up as soon as it cannot be among the best any more', () => {
    const trials = [0.5, 0.6, 0.4].map((accuracy) => ({ ...fresh, looks: [look(1, accuracy)] }));
    const six = [...trials, fresh, fresh, fresh];
    // Two of six go on, and two are better than the third.
    assert.deepEqual(decideNext(six, [1, 3]), {
      givenUp: [{ trial: 2, rounds: 1 }],
      next: { trial: 3, untilRounds: 1 },
      leader: 1,
    });
  });
  it('of equal accuracies the lower loss counts, then the earlier trial', () => {
    const trials = [look(1, 0.5, 0.9), look(1, 0.5, 0.8), look(1, 0.5, 0.8)].map((one) => ({
      ...fresh,
      looks: [one],
    }));
    const { next, leader, givenUp } = decideNext(trials, [1, 3]);
    assert.deepEqual([next?.trial, leader], [1, 1]);
    assert.deepEqual(givenUp.map(({ trial }) => trial).sort(), [0, 2]);
  });
  it('a trial that stopped improving is compared by what it had, and trained no more', () => {
    const over = { looks: [look(1, 0.9)], isOver: true, end: null };
    const other = { ...fresh, looks: [look(1, 0.5)] };
    const decision = decideNext([over, other], [1, 3]);
    assert.deepEqual([decision.next, decision.leader], [undefined, 0]);
  });
  it('a trial that fails takes nobody with it', () => {
    const failing: Curve = (rounds) => (rounds > 1 ? Number.NaN : 0.9);
    const { rounds, winner } = play([failing, steady(0.8), steady(0.5), steady(0.4)], [1, 3]);
    // It was among the two that went on; the other one wins.
    assert.deepEqual([rounds, winner], [[1, 3, 1, 1], 1]);
  });
  it('without a trial that works there is no winner', () => {
    assert.equal(play([steady(Number.NaN), steady(Number.NaN)], [1, 3]).winner, undefined);
  });
  it('always ends with a best trial that went all the way, in no more rounds than planned', () => {
    const accuracies = fc.array(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(accuracies, fc.integer({ min: 1, max: 30 }), (table, epochs) => {
        const rungs = rungsOf(epochs);
        // The best so far never falls.
        const curves = table.map(
          (row): Curve =>
            (rounds) =>
              Math.max(...row.slice(0, rounds)),
        );
        const { rounds, winner } = play(curves, rungs);
        const { planned } = roundsOfSearch(table.length, rungs);
        assert.ok(winner !== undefined && rounds[winner] === epochs);
        assert.ok(rounds.reduce((sum, count) => sum + count, 0) <= planned);
        const finished = rounds.flatMap((count, trial) => (count === epochs ? [curves[trial]!(epochs)] : []));
        assert.equal(curves[winner]!(epochs), Math.max(...finished));
      }),
    );
  });
  it('goes on after a stop as it would have gone on', () => {
    const curves = [0.3, 0.9, 0.5, 0.7].map((accuracy) => (rounds: number) => accuracy + rounds / 100);
    const whole = play(curves, [1, 3, 9]);
    // The decision knows nothing but the trials: what they are in the end decides nothing more.
    const again = decideNext(whole.trials, [1, 3, 9]);
    assert.deepEqual([again.next, again.leader, again.givenUp], [undefined, whole.winner, []]);
  });
});
