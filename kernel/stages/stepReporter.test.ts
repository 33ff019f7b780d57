import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { firstProgress } from '../trainingProgress.ts';
import { StepReporter } from './stepReporter.ts';

interface Training {
  readonly stepsPerRound: number;
  readonly rounds: number;
  readonly warmupSteps: number;
  readonly patience?: number;
}

/** The time estimates of a training of so many rounds, each with the number of the step after which it was told. */
function estimatesOf({ stepsPerRound, rounds, warmupSteps, patience }: Training) {
  const told: { readonly afterStep: number; readonly event: Extract<RunEvent, { kind: 'timeEstimated' }> }[] =
    [];
  let step = 0;
  const reporter = new StepReporter({
    session: { sampleDevice: () => [] },
    totalSteps: stepsPerRound * rounds,
    warmupSteps,
    epochs: rounds,
    patience: patience ?? null,
    tokens: { train: 1000 * stepsPerRound, validation: 500 },
    after: { lowSeconds: 1, highSeconds: 2 },
    emit: (event) => {
      if (event.kind === 'timeEstimated') told.push({ afterStep: step, event });
    },
  });
  const report = { loss: 1, gradNorm: 1, learningRate: 1e-4, tokens: 1000, milliseconds: 100 };
  for (let epoch = 0; epoch < rounds; epoch++) {
    for (let nextBatch = 1; nextBatch <= stepsPerRound; nextBatch++) {
      step += 1;
      reporter.step({ ...report, epoch, step }, { ...firstProgress(8), epoch, nextBatch, step });
    }
    const record = {
      epoch,
      trainLoss: 1,
      validationLoss: 1,
      validationAccuracy: 0.5,
      validationMacroF1: 0.5,
    };
    reporter.epoch(record, true);
    const finished = epoch + 1 === rounds;
    reporter.saved({ ...firstProgress(8), epoch: epoch + 1, step, finished });
  }
  return told;
}

describe('the time left of a training, as it is told', () => {
  it('is held against the truth from the end of the warm-up on, and told then', () => {
    const told = estimatesOf({ stepsPerRound: 100, rounds: 2, warmupSteps: 20 });
    assert.equal(told[0]?.afterStep, 3);
    assert.equal(told[0].event.of, undefined);
    const first = told.find(({ event }) => event.of === 'tuning');
    assert.equal(first?.afterStep, 21);
    assert.equal(first.event.measuredSteps, 21);
    assert.ok(told.every(({ afterStep, event }) => (event.of === 'tuning') === afterStep > 20));
  });
  it('rests on some steps however short the warm-up is', () => {
    const told = estimatesOf({ stepsPerRound: 100, rounds: 1, warmupSteps: 1 });
    assert.equal(told.find(({ event }) => event.of === 'tuning')?.afterStep, 11);
  });
  it('rests on a round with its validation where that has fewer steps', () => {
    const told = estimatesOf({ stepsPerRound: 3, rounds: 3, warmupSteps: 1 });
    assert.equal(told.find(({ event }) => event.of === 'tuning')?.afterStep, 3);
    assert.deepEqual(
      told.map(({ afterStep }) => afterStep),
      [3, 3, 6, 9],
    );
  });
  it('has an earliest end where the training may stop before its last round', () => {
    const fixed = estimatesOf({ stepsPerRound: 10, rounds: 4, warmupSteps: 4 });
    assert.ok(fixed.every(({ event }) => event.earliestSeconds === undefined));
    const early = estimatesOf({ stepsPerRound: 10, rounds: 4, warmupSteps: 4, patience: 2 });
    const [first, last] = [early[0]?.event, early.at(-1)?.event];
    assert.ok(first?.earliestSeconds !== undefined && first.earliestSeconds < first.lowSeconds);
    assert.equal(last?.earliestSeconds, undefined, 'all rounds are over');
  });
});
