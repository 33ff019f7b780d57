import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import { resolveParameters } from '../../core/training/resolveParameters.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { tokenSource } from '../data/units.ts';
import { smallShape } from '../engines/cpu/testing/smallModel.ts';
import type { Engine, EngineSession } from '../engines/engine.ts';
import { referenceEngine } from '../engines/reference/referenceEngine.ts';
import { RunControl } from '../runControl.ts';
import { initialWeights } from '../testing/initialWeights.ts';
import { fineTune } from './fineTuneStage.ts';
import type { TuningPart } from './labelledUnits.ts';

/** Four steps an epoch. */
const parameters = {
  ...resolveParameters(
    'equilibrado',
    { epochs: 3, batchSize: 4, frozenLayers: 2, headStart: 'random', seed: 1 },
    { layerCount: smallShape.layerCount, maxTokens: 32 },
  ),
  maxLength: 32,
};

function partOf(count: number): TuningPart {
  return {
    source: tokenSource(Array.from({ length: count }, (_, i) => Int32Array.of(1, 2 + i, 3))),
    firstTokens: new Uint16Array(),
    textOf: Int32Array.from({ length: count }, (_, i) => i),
    windowCounts: new Int32Array(count).fill(1),
    labels: Int32Array.from({ length: count }, (_, i) => i % smallShape.labelCount),
  };
}

/** An engine whose disk, so to say, is full from this step on. */
function failingFrom(step: number): Engine {
  const open: Engine['open'] = async (model, options) => {
    const session = await referenceEngine.open(model, options);
    const failing: EngineSession['step'] = (batches, update) =>
      update.step < step
        ? session.step(batches, update)
        : Promise.reject(new AppError('disk.full', { path: '/' }));
    return { ...session, step: failing };
  };
  return { ...referenceEngine, open };
}

const quiet = new RunControl({
  onPause: () => undefined,
  onContinue: () => undefined,
  onStop: () => undefined,
});

function tune(folder: string, engine: Engine) {
  return fineTune(
    {
      engine,
      threads: 1,
      shape: smallShape,
      weights: initialWeights(smallShape, 1),
      parameters,
      labels: ['a', 'b', 'c'],
      train: partOf(16),
      validation: partOf(6),
      checkpointFolder: folder,
      after: { lowSeconds: 0, highSeconds: 0 },
      adjusted: () => Promise.resolve(),
    },
    { emit: () => undefined, control: quiet, log: () => undefined, environment: {} },
  );
}

describe('a fine-tuning that fails', () => {
  it('after its first epoch hands over the best one, and what failed', () =>
    withTemporaryFolder(async (folder) => {
      const { progress, weights, failure } = await tune(folder, failingFrom(7));
      assert.ok(failure && isAppError(failure, 'disk.full'));
      assert.equal(progress.history.length, 1);
      assert.ok(weights?.has('head.output.weight'));
      // It goes on from there once there is room.
      const resumed = await tune(folder, referenceEngine);
      assert.equal(resumed.failure, undefined);
      assert.equal(resumed.progress.history.length, 3);
    }));

  it('before that has nothing to hand over', () =>
    withTemporaryFolder(async (folder) => {
      await assert.rejects(tune(folder, failingFrom(3)), (error) => isAppError(error, 'disk.full'));
    }));
});
