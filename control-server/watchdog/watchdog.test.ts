import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fromWire } from '../../core/contract/errors/wireError.ts';
import { messageOf } from '../../core/text/messageOf.ts';
import { expireLeases } from '../queue/expireLeases.ts';
import { heartbeat } from '../queue/heartbeat.ts';
import type { Lease, Queue } from '../queue/queue.ts';
import { report } from '../queue/report.ts';
import { databases, withStore } from '../testing/stores.ts';
import type { TestClock } from '../testing/stores.ts';
import { addJob, leaseMs, mustClaim, testQueue } from '../testing/testQueue.ts';
import { listNotices } from './listNotices.ts';
import { movesRound } from './movesRound.ts';
import { patrol } from './patrol.ts';

const minuteMs = 60_000;

/** Minute by minute, a worker that answers; `body` is what it tells each time, if anything. */
async function live(
  queue: Queue,
  clock: TestClock,
  { lease, minutes, body }: { lease: Lease; minutes: number; body?: object },
): Promise<void> {
  for (let i = 0; i < minutes; i++) {
    clock.at += minuteMs;
    await heartbeat(queue, lease);
    const events = body ? [{ seq: clock.at % 2 ** 31, body: JSON.stringify(body) }] : [];
    await report(queue, lease, { events, metrics: [], log: null });
    await patrol(queue);
  }
}

async function codesOf(queue: Queue, jobId: string): Promise<string[]> {
  return (await listNotices(queue.store.db, jobId)).map(({ error }) => error.code);
}

for (const database of databases) {
  describe(`jobs that do not go on, in ${database}`, () => {
    it(
      'are warned of after 15 minutes, and begin again 5 minutes later',
      withStore(database, async (store, clock) => {
        const queue = testQueue(store);
        await addJob(queue);
        const lease = await mustClaim(queue);
        await live(queue, clock, { lease, minutes: 14 });
        assert.deepEqual(await codesOf(queue, lease.jobId), []);
        await live(queue, clock, { lease, minutes: 1 });
        assert.deepEqual(await codesOf(queue, lease.jobId), ['job.silent']);
        await live(queue, clock, { lease, minutes: 4 });
        assert.equal((await heartbeat(queue, lease)).wish, null);
        await live(queue, clock, { lease, minutes: 1 });
        assert.equal((await heartbeat(queue, lease)).wish, 'restart');
        assert.deepEqual(await codesOf(queue, lease.jobId), ['job.silent', 'job.no_progress']);
        const [first] = await listNotices(store.db, lease.jobId);
        const warning = fromWire(first!.error);
        assert.match(messageOf(warning, 'pt-BR').title, /há 15 minutos sem dar notícia/u);
        assert.match(messageOf(warning, 'en').fix, /another 5 minutes/u);
      }),
    );

    it(
      'begin again after 30 minutes without a step, however much else is told; slow ones are left alone',
      withStore(database, async (store, clock) => {
        const queue = testQueue(store);
        const [stuck, slow] = [await addJob(queue), await addJob(queue)];
        const lease = await mustClaim(queue);
        await live(queue, clock, { lease, minutes: 29, body: { kind: 'deviceSampled' } });
        assert.deepEqual(await codesOf(queue, stuck.id), []);
        await live(queue, clock, { lease, minutes: 1, body: { kind: 'deviceSampled' } });
        assert.deepEqual(await codesOf(queue, stuck.id), ['job.round_stuck']);
        const moving = await mustClaim(queue);
        for (let i = 0; i < 6; i++) {
          await live(queue, clock, { lease: moving, minutes: 14 });
          await live(queue, clock, { lease: moving, minutes: 1, body: { event: { kind: 'stepFinished' } } });
        }
        assert.deepEqual(await codesOf(queue, slow.id), []);
      }),
    );

    it(
      'are given to another worker when theirs is no longer heard of, and that is told once',
      withStore(database, async (store, clock) => {
        const queue = testQueue(store);
        await addJob(queue);
        const lease = await mustClaim(queue);
        clock.at += leaseMs;
        await Promise.all([expireLeases(queue), expireLeases(queue)]);
        assert.deepEqual(await codesOf(queue, lease.jobId), ['job.worker_lost']);
        const next = await mustClaim(queue, 'other');
        assert.equal(next.jobId, lease.jobId);
      }),
    );
  });
}

describe('a round', () => {
  for (const [body, isMoving] of [
    [{ kind: 'stepFinished' }, true],
    [{ seq: 1, event: { kind: 'progressed' } }, true],
    [{ kind: 'deviceSampled' }, false],
    [{ kind: 'timeEstimated' }, false],
    ['stepFinished', false],
    [null, false],
  ] as const) {
    it(`${isMoving ? 'moves' : 'does not move'} by ${JSON.stringify(body)}`, () => {
      assert.equal(movesRound(JSON.stringify(body)), isMoving);
    });
  }
});
