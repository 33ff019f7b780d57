import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { databases, withStore } from '../testing/stores.ts';
import { addJob, mustClaim, testQueue } from '../testing/testQueue.ts';
import { claim } from './claim.ts';
import { complete } from './complete.ts';
import { queueDepth } from './queueDepth.ts';

for (const database of databases) {
  describe(`the depth of the queue in ${database}`, () => {
    it(
      'counts what waits, what is held, and what the limits let be taken: as many as can be claimed',
      withStore(database, async (store) => {
        const run = { maxConcurrentRunsPerUser: 2, maxTotalConcurrentRuns: 4 };
        const queue = testQueue(store, { run });
        assert.deepEqual(await queueDepth(queue), { waiting: 0, held: 0, claimable: 0 });
        for (const owner of ['a', 'a', 'a', 'b', 'c', 'c', 'c']) await addJob(queue, { owner });
        // Two of a, one of b, two of c are five, but four is the most of all.
        assert.deepEqual(await queueDepth(queue), { waiting: 7, held: 0, claimable: 4 });
        const first = await mustClaim(queue);
        assert.deepEqual(await queueDepth(queue), { waiting: 6, held: 1, claimable: 3 });
        await complete(queue, first, '{}');
        const { claimable } = await queueDepth(queue);
        let taken = 0;
        while (await claim(queue, { workerId: 'w', requestId: `r${taken}` })) taken++;
        assert.equal(taken, claimable);
        assert.deepEqual(await queueDepth(queue), { waiting: 2, held: 4, claimable: 0 });
      }),
    );

    it(
      'is nothing where an owner has all that is allowed',
      withStore(database, async (store) => {
        const queue = testQueue(store, { run: { maxConcurrentRunsPerUser: 1, maxTotalConcurrentRuns: 10 } });
        for (let i = 0; i < 3; i++) await addJob(queue, { owner: 'a' });
        await mustClaim(queue);
        assert.deepEqual(await queueDepth(queue), { waiting: 2, held: 1, claimable: 0 });
      }),
    );
  });
}
