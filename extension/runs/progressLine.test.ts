import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textsOf } from '../../core/text/textsOf.ts';
import { noProgress } from '../../core/training/runProgress.ts';
import { progressLine } from './progressLine.ts';

const progress = {
  ...noProgress,
  phase: 'fineTuning' as const,
  round: { number: 2, of: 10, share: 0.5 },
};
const range = { lowSeconds: 720, highSeconds: 1010, pastMiss: undefined, at: 0 };

describe('the line of a run at work', () => {
  it('says the phase, the round and the time left', () => {
    const timeLeft = { ...range, earliestSeconds: undefined };
    assert.equal(
      progressLine({ ...progress, timeLeft }, textsOf.en),
      'Tuning the model to your texts · Round 2 of 10 · Time left: between 12 min and 17 min',
    );
  });
  it('says when it ends at the earliest, where it may stop before its last round', () => {
    const timeLeft = { ...range, earliestSeconds: 250 };
    assert.match(
      progressLine({ ...progress, timeLeft }, textsOf['pt-BR']),
      /Faltam entre 12 min e 17 min, ou antes, se parar de melhorar: o mais cedo em 4 min$/u,
    );
    assert.match(
      progressLine({ ...progress, timeLeft }, textsOf.en),
      /between 12 min and 17 min, or sooner, if it stops improving: in 4 min at the earliest$/u,
    );
  });
});
