import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { stateAfter } from '../../core/contract/jobEvent.ts';
import type { RunState } from '../../core/contract/runState.ts';
import { allEvents, wordsOf } from '../testing/happened.ts';
import { databases, withStore } from '../testing/stores.ts';
import { addJob, isExpired, leaseMs, mustClaim, testQueue } from '../testing/testQueue.ts';
import { patrol } from '../watchdog/patrol.ts';
import { cancel } from './cancel.ts';
import { claim } from './claim.ts';
import { complete } from './complete.ts';
import { expireLeases } from './expireLeases.ts';
import { fail } from './fail.ts';
import { findSnapshot } from './findSnapshot.ts';
import { giveBack } from './giveBack.ts';
import { heartbeat } from './heartbeat.ts';
import type { Lease, Queue } from './queue.ts';
import { readEvents } from './readEvents.ts';
import { report } from './report.ts';
import { wish } from './wish.ts';

const error = { code: 'internal.unexpected' as const, params: { incident: 'x' } };

function tell(queue: Queue, lease: Lease, events: readonly [seq: number, body: unknown][]) {
  const told = events.map(([seq, body]) => ({ seq, body: JSON.stringify(body) }));
  return report(queue, lease, { events: told, metrics: [], log: null });
}

for (const database of databases) {
  describe(`what happened to a job, in ${database}`, () => {
    it(
      'is numbered without a gap over all attempts, each event once',
      withStore(database, async (store, clock) => {
        const queue = testQueue(store);
        const { id } = await addJob(queue);
        const first = await mustClaim(queue);
        await tell(queue, first, [
          [0, 'a'],
          [1, 'b'],
        ]);
        // Sent again after a lost answer, with one more.
        await tell(queue, first, [
          [1, 'b'],
          [2, 'c'],
          [2, 'c'],
        ]);
        clock.at += leaseMs;
        await expireLeases(queue);
        await assert.rejects(tell(queue, first, [[3, 'late']]), isExpired);
        const second = await mustClaim(queue);
        // A new attempt counts its own from 0 again; the job's numbers go on.
        await tell(queue, second, [[0, 'd']]);
        await wish(queue, id, 'pause');
        await complete(queue, second, '{}');
        const events = await allEvents(store.db, id, 2);
        assert.deepEqual(
          events.map(({ number }) => number),
          events.map((_, index) => index + 1),
        );
        const told = ['"a"', '"b"', '"c"'];
        const lost = ['job.worker_lost', 'leaseExpire'];
        const rest = ['attempt 2', 'start', '"d"', 'wish pause', 'succeed'];
        assert.deepEqual(wordsOf(events), ['attempt 1', 'start', ...told, ...lost, ...rest]);
        assert.deepEqual((await findSnapshot(store.db, id))?.number, events.length);
      }),
    );

    it(
      'leads to the state that is told, whatever is done in whatever order',
      withStore(database, async (store, clock) => {
        const queue = testQueue(store, { job: { maxRetries: 2 } });
        const word = fc.constantFrom(
          ...(['claim', 'beat', 'paused', 'continued', 'complete', 'fail', 'giveBack'] as const),
          ...(['cancel', 'pause', 'restart', 'expire', 'patrol', 'wait'] as const),
        );
        await fc.assert(
          fc.asyncProperty(fc.array(word, { maxLength: 14 }), async (words) => {
            const { id } = await addJob(queue, { priority: 1 });
            let lease: Lease = { jobId: id, token: 0 };
            let seq = 0;
            const acts: Record<(typeof words)[number], () => Promise<unknown>> = {
              claim: async () => {
                const claimed = await claim(queue, { workerId: 'w', requestId: crypto.randomUUID() });
                if (claimed?.job.id === id) lease = { jobId: id, token: claimed.token };
              },
              beat: () => heartbeat(queue, lease),
              paused: () => tell(queue, lease, [[seq++, { at: 1, event: { kind: 'paused' } }]]),
              continued: () => tell(queue, lease, [[seq++, { at: 1, event: { kind: 'continued' } }]]),
              complete: () => complete(queue, lease, '{}'),
              fail: () => fail(queue, lease, { error, retryable: true }),
              giveBack: () => giveBack(queue, lease),
              cancel: () => cancel(queue, id),
              pause: () => wish(queue, id, 'pause'),
              restart: () => wish(queue, id, 'restart'),
              expire: () => {
                clock.at += leaseMs;
                return expireLeases(queue);
              },
              patrol: () => patrol(queue, { silentMs: 1, graceMs: 1, stuckMs: 1000, obeyMs: 1 }),
              wait: () => Promise.resolve((clock.at += 1000)),
            };
            for (const one of words) await acts[one]().catch(() => undefined);
            const snapshot = await findSnapshot(store.db, id);
            const events = await allEvents(store.db, id);
            assert.equal(snapshot?.number, events.length);
            assert.equal(events.reduce<RunState>(stateAfter, 'queued'), snapshot.state);
            assert.equal(snapshot.state === 'paused' ? 'running' : snapshot.state, snapshot.job.state);
            // The next turn begins with no job of this one under way.
            await cancel(queue, id).catch(() => undefined);
            clock.at += leaseMs;
            await expireLeases(queue);
          }),
          { numRuns: 60 },
        );
      }),
    );

    it(
      'comes in pages that are bounded by their size too',
      withStore(database, async (store) => {
        const queue = testQueue(store);
        const { id } = await addJob(queue);
        const lease = await mustClaim(queue);
        const large = 'x'.repeat(150_000);
        await tell(queue, lease, [
          [0, large],
          [1, large],
          [2, `${large}${large}`],
        ]);
        const sizes: number[] = [];
        for (let after = 0, isLast = false; !isLast;) {
          const page = await readEvents(store.db, id, { after, limit: 100 });
          sizes.push(page.events.length);
          after = page.events.at(-1)?.number ?? after;
          isLast = page.isLast;
        }
        assert.deepEqual(sizes, [3, 1, 1]);
        assert.deepEqual(await readEvents(store.db, 'none', { after: 0, limit: 1 }), {
          events: [],
          isLast: true,
        });
      }),
    );

    it(
      'is heard of by whoever waits for it, after it can be read',
      withStore(database, async (store) => {
        const heard: string[] = [];
        const queue = { ...testQueue(store), changed: (jobId: string) => heard.push(jobId) };
        const { id } = await addJob(queue);
        const lease = await mustClaim(queue);
        await heartbeat(queue, lease);
        await tell(queue, lease, [[0, 'a']]);
        await tell(queue, lease, [[0, 'a']]);
        await heartbeat(queue, lease);
        await complete(queue, lease, '{}');
        assert.deepEqual(heard, [id, id, id, id, id]);
      }),
    );
  });
}
