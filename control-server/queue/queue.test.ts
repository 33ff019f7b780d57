import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { DatabaseName, TestClock } from '../testing/stores.ts';
import { databases, withStore } from '../testing/stores.ts';
import { addJob, claimAs, isExpired, leaseMs, mustClaim, testQueue } from '../testing/testQueue.ts';
import { cancel } from './cancel.ts';
import { complete } from './complete.ts';
import { expireLeases } from './expireLeases.ts';
import { fail } from './fail.ts';
import { findJob } from './findJob.ts';
import { giveBack } from './giveBack.ts';
import { heartbeat } from './heartbeat.ts';
import { jobOf } from './jobOf.ts';
import { listJobs } from './listJobs.ts';
import type { Queue } from './queue.ts';
import { report } from './report.ts';
import { wish } from './wish.ts';

const failure = {
  error: { code: 'internal.unexpected' as const, params: { incident: 'x' } },
  retryable: true,
};
const nothing = { events: [], metrics: [], log: null };

function check(
  database: DatabaseName,
  name: string,
  use: (queue: Queue, clock: TestClock) => Promise<void>,
): void {
  it(
    name,
    withStore(database, (store, clock) => use(testQueue(store), clock)),
  );
}

async function jobNow(queue: Queue, jobId: string) {
  return jobOf(await findJob(queue.store.db, jobId));
}

for (const database of databases) {
  describe(`the queue in ${database}`, () => {
    check(database, 'gives out by priority, then in order of arrival', async (queue) => {
      const [first, second] = [
        await addJob(queue, { owner: 'a' }),
        await addJob(queue, { owner: 'b' }),
        await addJob(queue, { owner: 'c', priority: 5 }),
      ];
      const order = [await mustClaim(queue), await mustClaim(queue), await mustClaim(queue)];
      assert.equal(order[0]?.job.owner, 'c');
      assert.deepEqual(
        order.slice(1).map(({ jobId }) => jobId),
        [first.id, second.id],
      );
      assert.ok(order[0].token < order[1]!.token && order[1]!.token < order[2]!.token);
      assert.equal(await claimAs(queue, 'w'), null);
    });

    check(database, 'takes a job once for one key, of each owner', async (queue) => {
      const twice = await Promise.all([
        addJob(queue, { dedupeKey: 'k' }),
        addJob(queue, { dedupeKey: 'k' }),
        addJob(queue, { dedupeKey: 'k', owner: 'b' }),
      ]);
      assert.equal(twice[0].id, twice[1].id);
      assert.notEqual(twice[0].id, twice[2].id);
    });

    it(
      'keeps to the limits per user and of all, and lets others pass',
      withStore(database, async (store) => {
        const queue = testQueue(store, { run: { maxConcurrentRunsPerUser: 2, maxTotalConcurrentRuns: 3 } });
        for (const owner of ['a', 'a', 'a', 'b', 'b']) await addJob(queue, { owner });
        const held = [await mustClaim(queue), await mustClaim(queue), await mustClaim(queue)];
        assert.deepEqual(
          held.map(({ job }) => job.owner),
          ['a', 'a', 'b'],
        );
        assert.equal(await claimAs(queue, 'w'), null);
        await complete(queue, held[0]!, '{}');
        assert.equal((await mustClaim(queue)).job.owner, 'a');
      }),
    );

    it(
      'gives no job twice and passes no limit when many ask at once',
      withStore(database, async (store) => {
        const queue = testQueue(store, { run: { maxConcurrentRunsPerUser: 12, maxTotalConcurrentRuns: 12 } });
        for (let i = 0; i < 20; i++) await addJob(queue);
        const claimed = await Promise.all(Array.from({ length: 20 }, (_, i) => claimAs(queue, `w${i}`)));
        const ids = claimed.flatMap((one) => (one ? [one.job.id] : []));
        assert.equal(ids.length, 12);
        assert.equal(new Set(ids).size, 12);
      }),
    );

    check(database, 'gives the same lease for the same request, also at once', async (queue, clock) => {
      await addJob(queue);
      await addJob(queue);
      const both = await Promise.all([claimAs(queue, 'w', 'r'), claimAs(queue, 'w', 'r')]);
      assert.equal(both[0]?.token, both[1]?.token);
      assert.equal((await claimAs(queue, 'w', 'r'))?.token, both[0]?.token);
      clock.at += leaseMs;
      await assert.rejects(claimAs(queue, 'w', 'r'), isExpired);
    });

    check(database, 'refuses every write of a lease that is over, noticed or not', async (queue, clock) => {
      await addJob(queue);
      const late = await mustClaim(queue);
      const writes = [
        () => heartbeat(queue, late),
        () => report(queue, late, nothing),
        () => complete(queue, late, '{}'),
        () => fail(queue, late, failure),
        () => giveBack(queue, late),
      ];
      clock.at += leaseMs;
      for (const write of writes) await assert.rejects(write(), isExpired);
      assert.equal(await expireLeases(queue), 1);
      for (const write of writes) await assert.rejects(write(), isExpired);
      const next = await mustClaim(queue, 'other');
      for (const write of writes) await assert.rejects(write(), isExpired);
      assert.ok(next.token > late.token);
      assert.equal(await complete(queue, next, '{}'), 'succeeded');
      for (const write of writes) await assert.rejects(write(), isExpired);
      const { lostAttempts, failedAttempts } = await jobNow(queue, next.jobId);
      assert.deepEqual([lostAttempts, failedAttempts], [1, 0]);
    });

    check(database, 'keeps a lease alive by heartbeats', async (queue, clock) => {
      await addJob(queue);
      const lease = await mustClaim(queue);
      for (let i = 0; i < 5; i++) {
        clock.at += leaseMs - 1;
        assert.equal((await heartbeat(queue, lease)).expiresAt, clock.at + leaseMs);
        assert.equal(await expireLeases(queue), 0);
      }
      assert.equal((await jobNow(queue, lease.jobId)).state, 'running');
    });

    check(database, 'answers a repeated end as it did before', async (queue) => {
      await addJob(queue);
      const first = await mustClaim(queue);
      assert.equal(await fail(queue, first, failure), 'queued');
      assert.equal(await fail(queue, first, failure), 'queued');
      await assert.rejects(complete(queue, first, '{}'), isExpired);
      const second = await mustClaim(queue);
      assert.equal(await fail(queue, first, failure), 'queued');
      assert.equal(await complete(queue, second, '{"a":1}'), 'succeeded');
      assert.equal(await complete(queue, second, '{"a":2}'), 'succeeded');
      await assert.rejects(fail(queue, second, failure), isExpired);
      const { result, failedAttempts } = await jobNow(queue, second.jobId);
      assert.deepEqual([result, failedAttempts], [{ a: 1 }, 1]);
    });

    check(database, 'tries again three times, and not what cannot get better', async (queue) => {
      const { id } = await addJob(queue);
      for (const expected of ['queued', 'queued', 'queued', 'failed']) {
        assert.equal(await fail(queue, await mustClaim(queue), failure), expected);
      }
      assert.deepEqual((await jobNow(queue, id)).error, failure.error);
      await addJob(queue);
      assert.equal(await fail(queue, await mustClaim(queue), { ...failure, retryable: false }), 'failed');
    });

    check(
      database,
      'cancels: what waits at once, what runs by its worker, what is lost too',
      async (queue, clock) => {
        const waiting = await addJob(queue);
        assert.equal((await cancel(queue, waiting.id)).state, 'cancelled');
        assert.equal((await cancel(queue, waiting.id)).state, 'cancelled');
        await addJob(queue);
        const told = await mustClaim(queue);
        assert.equal((await cancel(queue, told.jobId)).wish, 'cancel');
        assert.equal((await heartbeat(queue, told)).wish, 'cancel');
        assert.equal(await giveBack(queue, told), 'cancelled');
        await addJob(queue);
        const lost = await mustClaim(queue);
        await cancel(queue, lost.jobId);
        clock.at += leaseMs;
        await expireLeases(queue);
        assert.equal((await jobNow(queue, lost.jobId)).state, 'cancelled');
        await addJob(queue);
        const done = await mustClaim(queue);
        await complete(queue, done, '{}');
        await assert.rejects(cancel(queue, done.jobId), (error) => isAppError(error, 'job.already_finished'));
        await assert.rejects(cancel(queue, 'none'), (error) => isAppError(error, 'job.not_found'));
      },
    );

    check(database, 'passes on wishes to pause, to go on and to begin again', async (queue) => {
      const { id } = await addJob(queue);
      await assert.rejects(wish(queue, id, 'pause'), (error) => isAppError(error, 'job.not_running'));
      const lease = await mustClaim(queue);
      for (const wanted of ['pause', null, 'restart'] as const) {
        await wish(queue, id, wanted);
        assert.equal((await heartbeat(queue, lease)).wish, wanted);
      }
      assert.equal(await giveBack(queue, lease), 'queued');
      assert.equal((await heartbeat(queue, await mustClaim(queue))).wish, null);
      await cancel(queue, id);
      await assert.rejects(wish(queue, id, null), (error) => isAppError(error, 'job.not_running'));
    });

    check(database, 'ends what takes longer than 24 hours', async (queue, clock) => {
      await addJob(queue);
      const lease = await mustClaim(queue);
      for (let hour = 0; hour < 24 * 20 - 1; hour++) {
        clock.at += 180_000;
        await heartbeat(queue, lease);
      }
      assert.equal(await expireLeases(queue), 0);
      clock.at += 180_000;
      assert.equal(await expireLeases(queue), 1);
      const job = await jobNow(queue, lease.jobId);
      assert.deepEqual([job.state, job.error?.code, job.lostAttempts], ['failed', 'job.over_time', 0]);
      await assert.rejects(heartbeat(queue, lease), isExpired);
    });

    check(database, 'keeps what a worker tells once, however often it is told', async (queue) => {
      await addJob(queue);
      const lease = await mustClaim(queue);
      const told = {
        events: [0, 1].map((seq) => ({ seq, body: `{"n":${seq}}` })),
        metrics: [{ name: 'loss', step: 1, value: 0.5 }],
        log: { place: 0, text: 'ação\n' },
      };
      await report(queue, lease, told);
      await report(queue, lease, told);
      await report(queue, lease, { ...nothing, log: { place: 7, text: 'more' } });
      for (const place of [6, 8, 12]) {
        const gap = report(queue, lease, {
          events: [{ seq: 2, body: '{}' }],
          metrics: [],
          log: { place, text: 'afterwards' },
        });
        await assert.rejects(
          gap,
          (error) => isAppError(error, 'job.log_gap') && error.params.expected === 11,
        );
      }
      const { db } = queue.store;
      const rows = async (table: 'events' | 'metrics' | 'log_chunks') =>
        (await db.selectFrom(table).selectAll().execute()).length;
      assert.deepEqual([await rows('events'), await rows('metrics'), await rows('log_chunks')], [2, 1, 2]);
    });

    check(database, 'lists the newest first, a page at a time, of one owner or of all', async (queue) => {
      for (const owner of ['a', 'b', 'a', 'b', 'a']) await addJob(queue, { owner });
      const first = await listJobs(queue, { limit: 2, owner: 'a' });
      const second = await listJobs(queue, { limit: 2, owner: 'a', before: first.before! });
      assert.deepEqual([first.jobs.length, second.jobs.length, second.before], [2, 1, null]);
      assert.ok([...first.jobs, ...second.jobs].every(({ owner }) => owner === 'a'));
      assert.equal((await listJobs(queue, { limit: 10 })).jobs.length, 5);
    });
  });
}
