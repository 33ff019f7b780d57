import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { smallShape } from '../engines/cpu/testing/smallModel.ts';
import type { Engine } from '../engines/engine.ts';
import { referenceEngine } from '../engines/reference/referenceEngine.ts';
import { RunControl } from '../runControl.ts';
import { initialWeights } from '../testing/initialWeights.ts';
import { failingFrom, smallTuningParameters, smallTuningPart } from '../testing/smallTuning.ts';
import { trainTrial } from './trainTrial.ts';

const nobody = () => undefined;

/** `stopFrom`: the host says stop at this step. */
function tryIt(
  folder: string,
  untilRounds: number,
  more: { engine?: Engine; stopFrom?: number; isTimeOver?: () => boolean } = {},
) {
  const control = new RunControl({ onPause: nobody, onContinue: nobody, onStop: nobody });
  return trainTrial(
    {
      engine: more.engine ?? referenceEngine,
      threads: 1,
      shape: smallShape,
      weights: initialWeights(smallShape, 1),
      parameters: smallTuningParameters,
      labels: ['a', 'b', 'c'],
      train: smallTuningPart(16),
      validation: smallTuningPart(6),
      checkpointFolder: folder,
      untilRounds,
      ...(more.isTimeOver && { isTimeOver: more.isTimeOver }),
      adjusted: nobody,
    },
    {
      emit: (event) => {
        if (event.kind === 'stepFinished' && event.step === more.stopFrom) control.apply('stop');
      },
      control,
      log: nobody,
      environment: {},
    },
  );
}

describe('a trial of a search', () => {
  it('goes a part of the way, and on from there as if it had never paused', async () => {
    const inParts = await withTemporaryFolder(async (folder) => {
      const first = await tryIt(folder, 1);
      assert.ok(first.kind === 'looked' && !first.isOver);
      assert.deepEqual([first.look.rounds, first.steps], [1, 4]);
      return tryIt(folder, 3);
    });
    assert.ok(inParts.kind === 'looked' && inParts.isOver);
    assert.deepEqual([inParts.look.rounds, inParts.steps], [3, 12]);
    assert.deepEqual(await withTemporaryFolder((folder) => tryIt(folder, 3)), inParts);
  });
  it('that is asked for what it has done does nothing', () =>
    withTemporaryFolder(async (folder) => {
      const first = await tryIt(folder, 1);
      const engine = failingFrom(1, new AppError('disk.full', { path: '/' }));
      assert.deepEqual(await tryIt(folder, 1, { engine }), first);
    }));
  it('told to stop says nothing yet', () =>
    withTemporaryFolder(async (folder) => {
      assert.deepEqual(await tryIt(folder, 2, { stopFrom: 6 }), { kind: 'stopped' });
      const after = await tryIt(folder, 2);
      assert.deepEqual(after, await withTemporaryFolder((fresh) => tryIt(fresh, 2)));
    }));
  it('whose time is over stops between two updates, and goes on as if it had not', () =>
    withTemporaryFolder(async (folder) => {
      let updates = 0;
      const isTimeOver = () => ++updates > 2;
      assert.deepEqual(await tryIt(folder, 3, { isTimeOver }), { kind: 'stopped' });
      assert.equal(updates, 3);
      const after = await tryIt(folder, 3);
      assert.deepEqual(after, await withTemporaryFolder((fresh) => tryIt(fresh, 3)));
    }));
  it('fails alone where only its settings are to blame', () =>
    withTemporaryFolder(async (folder) => {
      const failure = new AppError('run.loss_not_finite', { epoch: 1, step: 2 });
      const outcome = await tryIt(folder, 1, { engine: failingFrom(2, failure) });
      assert.deepEqual(outcome, { kind: 'failed', failure });
    }));
  it('fails with everything where the computer is to blame', () =>
    withTemporaryFolder(async (folder) => {
      const engine = failingFrom(2, new AppError('disk.full', { path: '/' }));
      await assert.rejects(tryIt(folder, 1, { engine }), (error) => isAppError(error, 'disk.full'));
    }));
});
