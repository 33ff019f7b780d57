import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { resolveParameters } from '../core/training/resolveParameters.ts';
import { CheckpointFolder } from './checkpoint.ts';
import { tokenSource } from './data/units.ts';
import type { EngineSession } from './engines/engine.ts';
import { train } from './train.ts';
import { WeightAverage } from './weightAverage.ts';
import type { TrainingProgress } from './trainingProgress.ts';

const count = 32;
const parameters = resolveParameters(
  'rapido',
  { epochs: 4, batchSize: 4, learningRate: 1.35, seed: 1 },
  { layerCount: 1, maxTokens: 8 },
);

/** One weight that is drawn to and fro by steep gradients: at a high rate its loss runs away. */
function steepSession(): EngineSession {
  let weight = 1;
  let done = 0;
  return {
    step(_, { step, learningRate }) {
      const target = step % 2 === 1 ? 1 : -1;
      const loss = (weight - target) ** 2;
      weight -= learningRate * 2 * (weight - target);
      done = step;
      return Promise.resolve({ loss, gradNorm: Math.abs(2 * weight) });
    },
    save: () => ({
      step: done,
      parameters: new Map([['weight', Float32Array.of(weight)]]),
      firstMoments: new Map(),
      secondMoments: new Map(),
    }),
    load(state) {
      weight = state.parameters.get('weight')?.[0] ?? Number.NaN;
      done = state.step;
    },
    predict: () => Promise.resolve(new Float32Array()),
    encode: () => Promise.resolve({ means: new Float32Array() }),
    weights: () => new Map(),
    sampleDevice: () => [],
    close: () => Promise.resolve(),
  };
}

interface Circumstances {
  /** A stop after so many steps is followed by a new session. */
  readonly stops?: number[];
  /** Minutes that a step takes. */
  readonly minutesPerStep?: number;
  readonly checkpointSaved?: (progress: TrainingProgress) => void;
}

/** Trains to the end. */
async function trainWith(folder: string, circumstances: Circumstances = {}): Promise<TrainingProgress> {
  const { stops = [], minutesPerStep = 0, checkpointSaved = () => undefined } = circumstances;
  for (;;) {
    const session = steepSession();
    const stopAfter = stops.shift() ?? Infinity;
    let steps = 0;
    const progress = await train(
      {
        session,
        data: {
          source: tokenSource(Array.from({ length: count }, () => new Int32Array(4))),
          // So many categories that the first epoch's loss is nothing to go back from.
          labels: Int32Array.from({ length: count }, (_, i) => i),
          textOf: new Int32Array(count),
          weights: new Float32Array(count).fill(1),
        },
        parameters,
        schedule: { totalSteps: 32, warmupSteps: 12 },
        microBatch: 4,
        checkpoints: new CheckpointFolder(folder),
        average: new WeightAverage(),
        validate: () =>
          Promise.resolve({ validationLoss: 1, validationAccuracy: 0.5, validationMacroF1: 0.5 }),
      },
      {
        shouldStop: () => Promise.resolve(steps >= stopAfter),
        stepFinished: () => (steps += 1),
        epochFinished: () => undefined,
        checkpointSaved,
        adjusted: () => undefined,
        now: () => steps * minutesPerStep * 60_000,
      },
    );
    if (progress.finished) return progress;
  }
}

describe('training', () => {
  it('that rises and is stopped meanwhile goes back to the same place and ends with the same curve', async () => {
    const undisturbed = await withTemporaryFolder((folder) => trainWith(folder));
    assert.ok(undisturbed.rateHalvings > 0, 'the loss never rose');
    for (const stops of [[9], [12], [15], [10, 3, 5]]) {
      const resumed = await withTemporaryFolder((folder) => trainWith(folder, { stops: [...stops] }));
      assert.deepEqual(resumed, undisturbed, stops.join());
    }
  });

  it('keeps a checkpoint every ten minutes within an epoch, and at its end', async () => {
    const places = async (minutesPerStep: number) => {
      const saved: string[] = [];
      const checkpointSaved = ({ epoch, nextBatch }: TrainingProgress) => {
        saved.push(`${epoch}.${nextBatch}`);
      };
      await withTemporaryFolder((folder) => trainWith(folder, { minutesPerStep, checkpointSaved }));
      return saved.slice(0, saved.indexOf('1.0') + 1);
    };
    // Eight batches an epoch.
    assert.deepEqual(await places(4), ['0.3', '0.6', '1.0']);
    assert.deepEqual(await places(1), ['1.0']);
  });
});
