import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { retentionPolicySchema } from '../../core/contract/care.ts';
import type { RetentionPreview } from '../../core/contract/care.ts';
import { jobRequestSchema } from '../../core/contract/job.ts';
import type { DataSet } from '../../core/contract/storedDataSet.ts';
import { listAudit } from '../audit/listAudit.ts';
import { beginTask } from '../care/careTasks.ts';
import { dropUnused } from '../dataSets/dropUnused.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { complete } from '../queue/complete.ts';
import { fail } from '../queue/fail.ts';
import { ownAccord } from '../queue/queue.ts';
import type { Queue } from '../queue/queue.ts';
import { report } from '../queue/report.ts';
import { retryLighter } from '../queue/retryLighter.ts';
import { jobOf } from '../queue/jobOf.ts';
import { findJob } from '../queue/findJob.ts';
import { databases } from '../testing/stores.ts';
import { bring, hashesIn, sha256Of, withKeeper } from '../testing/testKeeper.ts';
import type { KeeperTest } from '../testing/testKeeper.ts';
import { addJob, mustClaim, testQueue } from '../testing/testQueue.ts';
import { findDue, previewOf } from './findDue.ts';
import { readPolicy, setPolicy } from './policy.ts';
import { removeDue } from './removeDue.ts';

const dayMs = 24 * 3_600_000;
const turn = { signal: new AbortController().signal, by: ownAccord };

const preview = async ({ store }: DataKeeper): Promise<RetentionPreview['due']> =>
  previewOf(await findDue(store, await readPolicy(store.db))).due;

async function endedJob(queue: Queue, dataSet?: DataSet): Promise<string> {
  const data = dataSet ? { dataSet: { id: dataSet.id, version: 1 } } : { path: '/a.csv' };
  await addJob(queue, { request: jobRequestSchema.parse({ kind: 'train', config: { data } }) });
  const lease = await mustClaim(queue);
  const events = [{ seq: 0, body: '{"kind":"x"}' }];
  const metrics = [{ name: 'loss', step: 1, value: 1 }];
  await report(queue, lease, { events, metrics, log: { place: 0, text: 'a' } });
  await complete(queue, lease, '{}');
  return lease.jobId;
}

const set = ({ keeper }: KeeperTest, policy: object) =>
  setPolicy(keeper.store, retentionPolicySchema.parse(policy), ownAccord);

for (const name of databases) {
  describe(`the retention policy in ${name}`, () => {
    it(
      'keeps everything until somebody sets it, and counts and names what would go before it goes',
      withKeeper(name, async (test) => {
        const { keeper, clock } = test;
        const queue = testQueue(keeper.store);
        const old = await endedJob(queue);
        clock.at += 10 * dayMs;
        const fresh = await endedJob(queue);
        assert.deepEqual(await preview(keeper), []);
        await set(test, { events: 5, jobs: 30 });
        assert.deepEqual(await preview(keeper), [
          { kind: 'events', count: 1, names: [old] },
          { kind: 'jobs', count: 0, names: [] },
        ]);
        const { told } = await removeDue(keeper, turn);
        assert.deepEqual(told, { events: 1, jobs: 0 });
        const left = await keeper.store.db.selectFrom('events').select('job_id').execute();
        assert.deepEqual(left, [{ job_id: fresh }]);
        assert.equal((await keeper.store.db.selectFrom('metrics').selectAll().execute()).length, 2);
      }),
    );

    it(
      'deletes jobs that have ended with all that is known of them, never one that waits or is under way',
      withKeeper(name, async (test) => {
        const { keeper, clock } = test;
        const queue = testQueue(keeper.store);
        const old = await endedJob(queue);
        const held = await addJob(queue);
        await mustClaim(queue);
        const waiting = await addJob(queue);
        clock.at += 10 * dayMs;
        await set(test, { jobs: 5 });
        await removeDue(keeper, turn);
        const ids = await keeper.store.db.selectFrom('jobs').select('id').orderBy('number').execute();
        assert.deepEqual(
          ids.map(({ id }) => id),
          [held.id, waiting.id],
        );
        const trail = await listAudit(keeper.store.db, { jobId: old, limit: 50 });
        assert.equal(trail.events[0]?.action, 'job.delete');
        // What happened before stays told.
        assert.equal(trail.events.length, 4);
      }),
    );

    it(
      'keeps a job as long as a lighter try of it',
      withKeeper(name, async (test) => {
        const { keeper, clock } = test;
        const queue = testQueue(keeper.store);
        await addJob(queue);
        const lease = await mustClaim(queue);
        const error = { code: 'internal.unexpected' as const, params: { incident: 'i' } };
        await fail(queue, lease, { error, retryable: false });
        clock.at += 10 * dayMs;
        const lighter = await retryLighter(queue, jobOf(await findJob(keeper.store.db, lease.jobId)));
        await set(test, { jobs: 5 });
        assert.deepEqual((await preview(keeper))[0]?.count, 0);
        const second = await mustClaim(queue);
        assert.equal(second.jobId, lighter.id);
        await complete(queue, second, '{}');
        clock.at += 10 * dayMs;
        assert.deepEqual((await preview(keeper))[0]?.names, [lighter.id, lease.jobId]);
        await removeDue(keeper, turn);
        assert.deepEqual(await keeper.store.db.selectFrom('jobs').select('id').execute(), []);
      }),
    );

    it(
      'deletes data sets and older versions that no job names, and their files',
      withKeeper(name, async (test) => {
        const { keeper, clock } = test;
        const queue = testQueue(keeper.store);
        const used = await bring(keeper, 'used');
        await endedJob(queue, used);
        const unused = await bring(keeper, 'unused');
        const grown = await bring(keeper, 'first');
        clock.at += 10 * dayMs;
        await bring(keeper, 'second', { kind: 'nextVersion', dataSetId: grown.id });
        await set(test, { dataSets: 5 });
        const [due] = await preview(keeper);
        assert.deepEqual(due?.names, [`${unused.id} Autos`, `${grown.id} Autos (1)`]);
        await removeDue(keeper, turn);
        const left = await hashesIn(keeper.blobs);
        assert.deepEqual(left.sort(), ['used', 'second'].map(sha256Of).sort());
        // A number is never given twice.
        const next = await bring(keeper, 'third', { kind: 'nextVersion', dataSetId: grown.id });
        assert.deepEqual(
          next.versions.map(({ version }) => version),
          [2, 3],
        );
      }),
    );

    it(
      'a backup under way keeps the files that it is to copy',
      withKeeper(name, async ({ keeper, clock }) => {
        await keeper.blobs.put(
          (async function* () {
            yield await Promise.resolve(Buffer.from('x'));
          })(),
          { mostBytes: 1 },
        );
        await beginTask(keeper.store, { kind: 'backup', dedupeKey: 'k' });
        assert.equal(await dropUnused(keeper, [sha256Of('x')]), 0);
        clock.at += 60 * 60_000;
        assert.equal(await dropUnused(keeper, [sha256Of('x')]), 1);
      }),
    );
  });
}
