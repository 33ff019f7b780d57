import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { jobRequestSchema } from '../../core/contract/job.ts';
import type { Job, JobRequestOf } from '../../core/contract/job.ts';
import { deleteDataSet } from '../dataSets/deleteDataSet.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { cancel } from '../queue/cancel.ts';
import { complete } from '../queue/complete.ts';
import { fail } from '../queue/fail.ts';
import { heartbeat } from '../queue/heartbeat.ts';
import { ownAccord } from '../queue/queue.ts';
import type { Queue } from '../queue/queue.ts';
import { databases } from '../testing/stores.ts';
import { bring, withKeeper } from '../testing/testKeeper.ts';
import { addJob, mustClaim, testQueue, trainRequest } from '../testing/testQueue.ts';
import { askInspection } from './askInspection.ts';
import { findRecipe, keepRecipe } from './recipes.ts';

const is = (code: ErrorCode) => (error: unknown) => isAppError(error, code);

function lookAt(id: string, more: object = {}): JobRequestOf<'inspect'> {
  const request = jobRequestSchema.parse({ kind: 'inspect', data: { dataSet: { id, version: 1 } }, ...more });
  assert.ok(request.kind === 'inspect');
  return request;
}

function ask(queue: Queue, id: string, more: object = {}): Promise<Job> {
  return askInspection(queue, { owner: 'ana', dataSetId: id, request: lookAt(id, more), again: false });
}

const again = (queue: Queue, id: string) =>
  askInspection(queue, { owner: 'ana', dataSetId: id, request: lookAt(id), again: true });

const stateOf = async ({ store }: DataKeeper, { id }: Job) =>
  await store.db
    .selectFrom('jobs')
    .select(['state', 'wish', 'result', 'data_set_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

for (const database of databases) {
  describe(`looks at data sets in ${database}`, () => {
    it(
      'are one job for one question, asked by however many at once, and go before trainings',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store);
        const { id } = await bring(keeper, 'a');
        await addJob(queue);
        const jobs = await Promise.all(Array.from({ length: 6 }, () => ask(queue, id)));
        assert.equal(new Set(jobs.map((job) => job.id)).size, 1);
        const others = [
          await ask(queue, id, { recipe: [] }),
          await ask(queue, id, { page: { from: 50, count: 50 } }),
          await ask(queue, id, { data: { dataSet: { id, version: 1 }, textColumn: 'texto' } }),
        ];
        assert.equal(new Set([...jobs, ...others].map((job) => job.id)).size, 4);
        const claimed = await mustClaim(queue);
        assert.equal(claimed.jobId, jobs[0]?.id);
        await complete(queue, claimed, '{"rows":1}');
        const answered = await ask(queue, id);
        assert.deepEqual([answered.id, answered.result], [claimed.jobId, { rows: 1 }]);
        assert.equal((await again(queue, id)).id, claimed.jobId);
      }),
    );

    it(
      'that failed are told as they are, and made anew where that is wanted',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store);
        const { id } = await bring(keeper, 'a');
        const first = await ask(queue, id);
        const error = { code: 'table.empty' as const, params: { path: 'a' } };
        await fail(queue, await mustClaim(queue), { error, retryable: false });
        const told = await ask(queue, id);
        assert.deepEqual([told.id, told.state, told.error?.code], [first.id, 'failed', 'table.empty']);
        const second = await again(queue, id);
        assert.notEqual(second.id, first.id);
        assert.equal((await ask(queue, id)).id, second.id);
        await cancel(queue, second.id);
        assert.equal((await ask(queue, id)).state, 'cancelled');
        assert.equal((await again(queue, id)).state, 'queued');
      }),
    );

    it(
      'do not keep a data set from being deleted, and what they found goes with it',
      withKeeper(database, async ({ keeper, files }) => {
        const queue = testQueue(keeper.store);
        const { id } = await bring(keeper, 'a');
        const done = await ask(queue, id);
        await complete(queue, await mustClaim(queue), '{"sample":"text"}');
        const held = await ask(queue, id, { recipe: [] });
        const lease = await mustClaim(queue);
        const waiting = await ask(queue, id, { page: { from: 0, count: 1 } });
        await deleteDataSet(keeper, { dataSetId: id, reach: 'ana' });
        assert.deepEqual(files(), []);
        const gone = { result: null, data_set_id: null };
        assert.deepEqual(await stateOf(keeper, done), { ...gone, state: 'succeeded', wish: null });
        assert.deepEqual(await stateOf(keeper, held), { ...gone, state: 'leased', wish: 'cancel' });
        assert.deepEqual(await stateOf(keeper, waiting), { ...gone, state: 'cancelled', wish: null });
        assert.equal((await heartbeat(queue, lease)).wish, 'cancel');
        await assert.rejects(ask(queue, id), is('dataset.not_found'));
      }),
    );

    it(
      'leave a data set that a training names where it is',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store);
        const { id } = await bring(keeper, 'a');
        const look = await ask(queue, id);
        assert.ok(trainRequest.kind === 'train');
        const config = { ...trainRequest.config, data: { dataSet: { id, version: 1 }, table: {} } };
        await addJob(queue, { request: { kind: 'train', config } });
        await assert.rejects(deleteDataSet(keeper, { dataSetId: id, reach: 'ana' }), is('dataset.in_use'));
        assert.equal((await ask(queue, id)).id, look.id);
      }),
    );
  });

  describe(`recipes of data sets in ${database}`, () => {
    it(
      'are kept with their version, and hashed together with its file',
      withKeeper(database, async ({ keeper }) => {
        const { store } = keeper;
        const { id } = await bring(keeper, 'a');
        const { id: twin } = await bring(keeper, 'a');
        const { id: other } = await bring(keeper, 'b');
        const at = (dataSet: string) => ({ owner: 'ana', dataSet: { id: dataSet, version: 1 } });
        assert.deepEqual(await findRecipe(store, at(id)), { recipe: null, hash: null });
        const recipe = [{ kind: 'dropLabel' as const, label: 'Ação' }];
        const keep = (dataSet: string) => keepRecipe(store, { ...at(dataSet), recipe, by: ownAccord });
        const kept = await keep(id);
        assert.deepEqual(await keep(id), kept);
        assert.deepEqual(await findRecipe(store, at(id)), kept);
        assert.deepEqual(kept.recipe, recipe);
        assert.equal((await keep(twin)).hash, kept.hash);
        assert.notEqual((await keep(other)).hash, kept.hash);
        const empty = await keepRecipe(store, { ...at(id), recipe: [], by: ownAccord });
        assert.notEqual(empty.hash, kept.hash);
        for (const wrong of [
          { ...at(id), owner: 'rui' },
          { owner: 'ana', dataSet: { id, version: 2 } },
        ]) {
          await assert.rejects(findRecipe(store, wrong), isGone);
          await assert.rejects(keepRecipe(store, { ...wrong, recipe, by: ownAccord }), isGone);
        }
        await deleteDataSet(keeper, { dataSetId: id, reach: 'ana' });
        assert.deepEqual((await findRecipe(store, at(twin))).recipe, recipe);
      }),
    );
  });
}

const isGone = (error: unknown) =>
  isAppError(error, 'dataset.not_found') || isAppError(error, 'dataset.version_not_found');
