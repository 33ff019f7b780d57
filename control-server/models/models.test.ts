import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import type { JobRequest } from '../../core/contract/job.ts';
import { listAudit } from '../audit/listAudit.ts';
import { dropEndedBundles } from '../bundles/dropEndedBundles.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { complete } from '../queue/complete.ts';
import type { Queue } from '../queue/queue.ts';
import { registerWorker } from '../queue/registerWorker.ts';
import { databases } from '../testing/stores.ts';
import { modelContents, sendAll } from '../testing/testBundle.ts';
import type { Contents } from '../testing/testBundle.ts';
import { hashesIn, withKeeper } from '../testing/testKeeper.ts';
import { addJob, claimAs, mustClaim, testQueue } from '../testing/testQueue.ts';
import { createModel } from './createModel.ts';
import { findModel } from './findModel.ts';
import { listModels } from './listModels.ts';
import { versionFiles } from './versionFiles.ts';
import { withdrawVersion } from './withdrawVersion.ts';

const is = (code: ErrorCode) => (error: unknown) => isAppError(error, code);
const by = (name: string) => ({ kind: 'user' as const, name, origin: null });
const contents = modelContents({ 'weights.bin': 'pesos' });

/** A training of Ana's that ended well with worker `w`, whose folder is `pasta`. */
async function trained(queue: Queue): Promise<string> {
  await registerWorker(queue, { id: 'w', facts: '{}', folderId: 'pasta' });
  await registerWorker(queue, { id: 'elsewhere', facts: '{}', folderId: 'outra' });
  await addJob(queue);
  const lease = await mustClaim(queue);
  await complete(queue, lease, '{}');
  return lease.jobId;
}

function newModel(keeper: DataKeeper, owner = 'ana'): Promise<{ id: string }> {
  const asked = { store: keeper.store, by: by(owner) };
  return createModel(asked, owner, { name: 'Petições', description: 'triagem' });
}

async function publish(
  keeper: DataKeeper,
  { modelId, run, sent = contents }: { modelId: string; run: string; sent?: Contents },
): Promise<number | null> {
  const queue = testQueue(keeper.store, { run: { maxConcurrentRunsPerUser: 9 } });
  await addJob(queue, { request: { kind: 'publish', run, modelId } });
  const lease = await mustClaim(queue);
  const { version } = await sendAll(keeper, lease, { purpose: 'model', contents: sent });
  // Its word was lost, and it says it again.
  assert.equal((await sendAll(keeper, lease, { purpose: 'model', contents: sent })).version, version);
  await complete(queue, lease, '{}');
  assert.equal(await dropEndedBundles(keeper), 1);
  return version;
}

for (const database of databases) {
  describe(`published models in ${database}`, () => {
    it(
      'get one version after the other, which everybody sees',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store);
        const run = await trained(queue);
        const { id: modelId } = await newModel(keeper);
        const { db } = keeper.store;
        assert.equal((await listModels(db, { caller: 'rui', limit: 10 })).models.length, 0);
        assert.equal((await listModels(db, { caller: 'ana', limit: 10 })).models.length, 1);
        assert.equal(await publish(keeper, { modelId, run }), 1);
        assert.equal(await publish(keeper, { modelId, run }), 2);
        const [model] = (await listModels(db, { caller: 'rui', limit: 10 })).models;
        assert.deepEqual(
          model?.versions.map(({ version, facts }) => [version, facts.labels.length]),
          [
            [1, 2],
            [2, 2],
          ],
        );
        assert.equal((await versionFiles(db, { modelId, version: 2 })).length, 2);
        const { events } = await listAudit(db, { limit: 100 });
        const told = events.filter(({ object }) => object.kind === 'model').map(({ action }) => action);
        assert.deepEqual(told, ['model.publish', 'model.publish', 'model.create']);
      }),
    );

    it(
      'are withdrawn by their owner or an administrator, and their number is not given again',
      withKeeper(database, async ({ keeper }) => {
        const run = await trained(testQueue(keeper.store));
        const { id: modelId } = await newModel(keeper);
        await publish(keeper, { modelId, run });
        const withdraw = (name: string, reach: string | null = name) =>
          withdrawVersion({ ...keeper, by: by(name) }, { modelId, version: 1, reach });
        await assert.rejects(withdraw('rui'), is('access.denied'));
        await withdraw('rui', null);
        await assert.rejects(withdraw('ana'), is('published.version_not_found'));
        await assert.rejects(
          versionFiles(keeper.store.db, { modelId, version: 1 }),
          is('published.version_not_found'),
        );
        assert.deepEqual(await hashesIn(keeper.blobs), []);
        assert.equal(await publish(keeper, { modelId, run }), 2);
        assert.equal((await findModel(keeper.store.db, modelId)).versions.length, 1);
      }),
    );

    it(
      'are whole models, as their own manifest says',
      withKeeper(database, async ({ keeper }) => {
        const run = await trained(testQueue(keeper.store));
        const { id: modelId } = await newModel(keeper);
        const damaged: Contents[] = [
          { ...contents, 'weights.bin': 'outros' },
          { 'weights.bin': 'pesos' },
          { 'model.json': contents['model.json'] ?? '' },
          { ...contents, 'model.json': '{}' },
        ];
        for (const sent of damaged) {
          const wrong = publish(keeper, { modelId, run, sent });
          await assert.rejects(wrong, is('published.not_a_model'));
        }
        assert.equal((await findModel(keeper.store.db, modelId)).versions.length, 0);
      }),
    );

    it(
      'and what is asked of a training’s model go to the worker that has it alone',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store);
        const run = await trained(queue);
        const { id: modelId } = await newModel(keeper);
        const requests: JobRequest[] = [
          { kind: 'predict', model: { job: run }, input: { kind: 'texts', texts: ['a'] } },
          { kind: 'explain', model: { job: run }, text: 'a' },
          { kind: 'publish', run, modelId },
        ];
        for (const request of requests) {
          await addJob(queue, { request });
          for (const other of ['elsewhere', 'unknown']) assert.equal(await claimAs(queue, other), null);
          const lease = await mustClaim(queue, 'w');
          assert.deepEqual(lease.model, { job: run });
          await complete(queue, lease, '{}');
        }
        await publish(keeper, { modelId, run });
        await addJob(queue, { request: { kind: 'explain', model: { modelId, version: 1 }, text: 'a' } });
        const { model } = await mustClaim(queue, 'elsewhere');
        assert.ok(model && 'files' in model);
        assert.deepEqual(model.files.map(({ name }) => name).sort(), ['model.json', 'weights.bin']);
      }),
    );

    it(
      'of others get no new version, and trainings of others or without a model are not used',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store);
        const run = await trained(queue);
        const waiting = await addJob(queue);
        const { id: modelId } = await newModel(keeper);
        const ask = (request: JobRequest, owner = 'ana') => addJob(queue, { request, owner });
        const explain = (job: string): JobRequest => ({ kind: 'explain', model: { job }, text: 'a' });
        await assert.rejects(ask(explain(run), 'rui'), is('job.not_found'));
        await assert.rejects(ask(explain(waiting.id)), is('job.no_model'));
        await assert.rejects(ask({ kind: 'publish', run, modelId }, 'rui'), is('access.denied'));
        await assert.rejects(ask({ kind: 'publish', run, modelId: 'x' }), is('published.not_found'));
        const unknown = ask({ kind: 'explain', model: { modelId, version: 1 }, text: 'a' });
        await assert.rejects(unknown, is('published.version_not_found'));
      }),
    );
  });
}
