import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { claimAs, addJob, testQueue } from '../testing/testQueue.ts';
import { databases, withStore } from '../testing/stores.ts';
import type { Queue } from '../queue/queue.ts';
import { claimPatiently } from './claimPatiently.ts';
import { ClaimLine } from './claimLine.ts';

interface Waiting {
  readonly queue: Queue;
  readonly line: ClaimLine;
}

function waits({ queue, line }: Waiting, number: number, signal = new AbortController().signal) {
  const request = { workerId: `w${number}`, requestId: `r${number}` };
  return claimPatiently(queue, { request, waitMs: 60_000, signal, line });
}

for (const database of databases) {
  describe(`workers that wait together, in ${database}`, () => {
    it(
      'get the jobs that come, one each, and nobody waits beside a job',
      withStore(database, async (store) => {
        const line = new ClaimLine();
        const limits = { run: { maxConcurrentRunsPerUser: 100, maxTotalConcurrentRuns: 100 } };
        const wake = () => {
          line.wake();
        };
        const queue = { ...testQueue(store, limits), wake };
        const waiting = Array.from({ length: 12 }, (_, i) => waits({ queue, line }, i));
        for (let i = 0; i < 5; i++) await addJob(queue);
        // Jobs that come while nobody is told, then one call for all of them.
        const silent = { ...queue, wake: () => undefined };
        for (let i = 0; i < 7; i++) await addJob(silent);
        wake();
        const claimed = await Promise.all(waiting);
        assert.equal(new Set(claimed.map((one) => one?.job.id)).size, 12);
        assert.equal(await claimAs(queue, 'late'), null);
      }),
    );

    it(
      'leave the job to the next where the one who was called has gone',
      withStore(database, async (store) => {
        const line = new ClaimLine();
        const queue = {
          ...testQueue(store),
          wake: () => {
            line.wake();
          },
        };
        const gone = new AbortController();
        const first = waits({ queue, line }, 1, gone.signal);
        const second = waits({ queue, line }, 2);
        await addJob({
          ...queue,
          wake: () => {
            queue.wake();
            gone.abort();
          },
        });
        assert.equal(await first, null);
        assert.ok(await second);
      }),
    );
  });
}
