import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { smallShape } from '../engines/cpu/testing/smallModel.ts';
import type { Engine } from '../engines/engine.ts';
import { referenceEngine } from '../engines/reference/referenceEngine.ts';
import { initialWeights } from '../testing/initialWeights.ts';
import { quietContext } from '../testing/quietContext.ts';
import { failingFrom, smallTuningParameters, smallTuningPart } from '../testing/smallTuning.ts';
import { fineTune } from './fineTuneStage.ts';

const fullDisk = new AppError('disk.full', { path: '/' });

function tune(folder: string, engine: Engine) {
  return fineTune(
    {
      engine,
      threads: 1,
      shape: smallShape,
      weights: initialWeights(smallShape, 1),
      parameters: smallTuningParameters,
      labels: ['a', 'b', 'c'],
      train: smallTuningPart(16),
      validation: smallTuningPart(6),
      checkpointFolder: folder,
      after: { lowSeconds: 0, highSeconds: 0 },
      adjusted: () => Promise.resolve(),
    },
    quietContext(),
  );
}

describe('a fine-tuning that fails', () => {
  it('after its first epoch hands over the best one, and what failed', () =>
    withTemporaryFolder(async (folder) => {
      const { progress, weights, failure } = await tune(folder, failingFrom(7, fullDisk));
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
      await assert.rejects(tune(folder, failingFrom(3, fullDisk)), (error) => isAppError(error, 'disk.full'));
    }));
});
