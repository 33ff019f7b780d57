import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Stage } from '../../core/contract/runConfig.ts';
import { chooseCandidate } from './candidate.ts';
import type { Candidate } from './candidate.ts';

const count = 100;
/** Texts that all stand alone. */
const validation = {
  truth: new Int32Array(count),
  labelCount: 2,
  groups: Int32Array.from({ length: count }, (_, i) => i),
};

/** A candidate that has all texts right but those listed, of which it is `doubt` times as sure. */
function candidate(stage: Stage, wrong: readonly number[], doubt = 1): Candidate {
  const validationLogits = new Float32Array(2 * count);
  for (let i = 0; i < count; i++)
    validationLogits[2 * i + (wrong.includes(i) ? 1 : 0)] = wrong.includes(i) ? doubt : 1;
  return {
    stage,
    result: {
      stage,
      validationAccuracy: 1 - wrong.length / count,
      validationMacroF1: 1 - wrong.length / count,
      seconds: 1,
    },
    validationLogits,
    write: () => Promise.resolve(),
    trainAccuracy: () => Promise.resolve(1),
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('choosing what is delivered', () => {
  for (const [name, baseline, fineTuned, expected] of [
    ['a clear lead wins', range(0, 20), range(0, 10), 'fineTuned'],
    ['one text more among none lost is a lead', range(0, 20), range(0, 19), 'fineTuned'],
    ['one text more among many won and lost is noise', range(0, 20), range(20, 39), 'baseline'],
    ['at equal accuracy the simpler one stays', range(0, 20), range(20, 40), 'baseline'],
    ['a worse one never wins', range(0, 10), range(0, 20), 'baseline'],
  ] as const) {
    it(name, () => {
      const candidates = [candidate('baseline', baseline), candidate('fineTuned', fineTuned)] as const;
      assert.equal(chooseCandidate(candidates, validation).stage, expected);
    });
  }

  for (const [name, baseline, instant, fineTuned, expected] of [
    ['the instant model is delivered where nothing tells it from the simple one', 20, 20, 20, 'instant'],
    ['the instant model that is clearly worse is not', 10, 20, 20, 'baseline'],
    ['tuning must be clearly better than the instant model too', 20, 10, 10, 'instant'],
    ['tuning that is, is delivered', 20, 20, 5, 'fineTuned'],
  ] as const) {
    it(name, () => {
      // Each errs on texts of its own, so that equal numbers are a tie full of noise.
      const candidates = [
        candidate('baseline', range(0, baseline)),
        candidate('instant', range(20, 20 + instant)),
        candidate('fineTuned', range(40, 40 + fineTuned)),
      ] as const;
      assert.equal(chooseCandidate(candidates, validation).stage, expected);
    });
  }

  it('at equal accuracy one that is less sure where it errs wins', () => {
    const candidates = [
      candidate('baseline', range(0, 20)),
      candidate('instant', range(0, 20), 0.2),
    ] as const;
    assert.equal(chooseCandidate(candidates, validation).stage, 'instant');
  });

  it('one that is right clearly less often never wins, however well it doubts', () => {
    const candidates = [
      candidate('baseline', range(0, 10)),
      candidate('instant', range(0, 15), 0.01),
    ] as const;
    assert.equal(chooseCandidate(candidates, validation).stage, 'baseline');
  });

  it('a text that stands there many times is won once', () => {
    const candidates = [candidate('baseline', range(0, 20)), candidate('fineTuned', range(40, 52))] as const;
    assert.equal(chooseCandidate(candidates, validation).stage, 'fineTuned');
    const groups = validation.groups.map((group) => (group < 20 ? 0 : group));
    assert.equal(chooseCandidate(candidates, { ...validation, groups }).stage, 'baseline');
  });
});
