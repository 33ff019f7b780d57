/** Rows that were tested on stay tested: the division of a version is kept, and followed by trainings of later ones. */
import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { jobRequestSchema } from '../../core/contract/job.ts';
import type { JobRequest } from '../../core/contract/job.ts';
import { complete } from '../queue/complete.ts';
import { giveBack } from '../queue/giveBack.ts';
import { databases } from '../testing/stores.ts';
import { bring, bytesOf, hashesIn, sha256Of, withKeeper } from '../testing/testKeeper.ts';
import { addJob, mustClaim, testQueue } from '../testing/testQueue.ts';
import { mostPieceMiB } from './dataKeeper.ts';
import { keepSplit } from './keepSplit.ts';
import { leasedFile } from './leasedFile.ts';
import { sweep } from './sweep.ts';

const is = (code: ErrorCode) => (error: unknown) => isAppError(error, code);
const training = (id: string, version: number, more: object = {}): JobRequest =>
  jobRequestSchema.parse({ kind: 'train', config: { data: { dataSet: { id, version } }, ...more } });

for (const database of databases) {
  describe(`the division of a data set in ${database}`, () => {
    it(
      'is that of the first training, and is given to those of later versions',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store, { run: { maxConcurrentRunsPerUser: 9 } });
        const { id } = await bring(keeper, 'a');
        await bring(keeper, 'ab', { kind: 'nextVersion', dataSetId: id });
        const train = async (version: number, more: object = {}) => {
          await addJob(queue, { request: training(id, version, more) });
          return await mustClaim(queue);
        };
        const first = await train(1);
        assert.equal(first.splitFile, null);
        for (const keys of ['[1]', '[1]']) await keepSplit(keeper, first, bytesOf(keys));
        await keepSplit(keeper, await train(1), bytesOf('[2]'));
        const file = { sha256: sha256Of('[1]'), bytes: 3, fileName: 'split-keys.json' };
        const later = await train(2);
        assert.deepEqual(later.splitFile, file);
        assert.deepEqual((await train(1, { parameters: { seed: 7 } })).splitFile, file);
        assert.deepEqual(await leasedFile(keeper.store, later, file.sha256), file);
        assert.equal(await text(await keeper.blobs.get(file.sha256)), '[1]');
        await assert.rejects(leasedFile(keeper.store, first, file.sha256), is('blob.not_found'));
        // Nobody's: it came second.
        assert.ok(!(await hashesIn(keeper.blobs)).includes(sha256Of('[2]')));
        assert.equal(await sweep(keeper, new AbortController().signal), 0);
        for (const own of [
          { split: { seed: 1, validationShare: 0.1, testShare: 0.1 } },
          { splitRows: { train: [2], validation: [3], test: [4] } },
          { splitOf: '/runs/a' },
        ])
          assert.equal((await train(2, own)).splitFile, null);
        await keepSplit(keeper, later, bytesOf('[1,2]'));
        assert.equal((await train(2)).splitFile?.sha256, sha256Of('[1,2]'));
        assert.equal((await train(1)).splitFile?.sha256, file.sha256);
      }),
    );

    it(
      'stays as it was for a job that is taken again',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store);
        const { id } = await bring(keeper, 'a');
        await addJob(queue, { request: training(id, 1) });
        await addJob(queue, { request: training(id, 1) });
        const first = await mustClaim(queue);
        const second = await mustClaim(queue);
        await keepSplit(keeper, second, bytesOf('[1]'));
        await complete(queue, second, '{}');
        await giveBack(queue, first);
        const taken = await mustClaim(queue);
        assert.deepEqual([taken.jobId, taken.splitFile], [first.jobId, null]);
      }),
    );

    it(
      'is taken from nobody but the worker that holds the job, and not without bound',
      withKeeper(database, async ({ keeper, files }) => {
        const queue = testQueue(keeper.store);
        const { id } = await bring(keeper, 'a');
        await addJob(queue, { request: training(id, 1) });
        const lease = await mustClaim(queue);
        const wrong = { ...lease, token: lease.token + 1 };
        await assert.rejects(keepSplit(keeper, wrong, bytesOf('[1]')), is('lease.expired'));
        const large = bytesOf(Buffer.alloc(mostPieceMiB * 2 ** 20), '1');
        await assert.rejects(keepSplit(keeper, lease, large), is('request.too_large'));
        assert.equal(files().length, 1);
        await addJob(queue);
        await assert.rejects(keepSplit(keeper, await mustClaim(queue), bytesOf('[1]')), is('blob.not_found'));
        assert.equal(files().length, 1);
      }),
    );
  });
}
