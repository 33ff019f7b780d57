import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { feedCloseSchema } from '../../core/contract/feed.ts';
import { stateAfter } from '../../core/contract/jobEvent.ts';
import type { RunState } from '../../core/contract/runState.ts';
import { complete } from '../queue/complete.ts';
import { giveBack } from '../queue/giveBack.ts';
import { wordsOf } from '../testing/happened.ts';
import { databases } from '../testing/stores.ts';
import { addJob, mustClaim } from '../testing/testQueue.ts';
import { tell, withFeed } from '../testing/withFeed.ts';

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

for (const database of databases) {
  describe(`the live feed, in ${database}`, () => {
    it(
      'begins with a snapshot, and goes on with every event after it',
      withFeed(database, async ({ queue, connect }) => {
        const { id } = await addJob(queue);
        const lease = await mustClaim(queue);
        await tell(queue, lease, { first: 0, count: 3 });
        const client = await connect('ana');
        client.send({ kind: 'follow', jobId: id });
        await client.until((messages) => messages.length > 0);
        const [first] = client.messages;
        assert.ok(first?.kind === 'snapshot');
        assert.deepEqual(
          [first.reason, first.state, first.number, first.job.id],
          ['first', 'running', 5, id],
        );
        await tell(queue, lease, { first: 3, count: 2 });
        await complete(queue, lease, '{}');
        await client.until(() => client.numbers(id).length >= 3);
        assert.deepEqual(client.numbers(id), [6, 7, 8]);
        const state = client.events(id).reduce<RunState>(stateAfter, first.state);
        assert.equal(state, 'succeeded');
      }),
    );

    it(
      'goes on after a lost connection where it was, without a gap or a repetition, and into a second attempt',
      withFeed(
        database,
        async ({ queue, connect }) => {
          const { id } = await addJob(queue);
          let lease = await mustClaim(queue);
          const words: string[] = [];
          let last = 0;
          let told = 0;
          for (let turn = 0; turn < 6; turn++) {
            const client = await connect('ana');
            client.send({ kind: 'follow', jobId: id, after: last });
            // While the client replays, more comes.
            for (let i = 0; i < 4; i++) await tell(queue, lease, { first: told++, count: 1 });
            if (turn === 2) {
              await giveBack(queue, lease);
              lease = await mustClaim(queue);
              told = 0;
            }
            await tell(queue, lease, { first: told, count: 7 });
            told += 7;
            const least = last + 5 + (turn % 3);
            await client.until(() => (client.numbers(id).at(-1) ?? 0) >= least);
            // Cut off in the middle of what it is told.
            client.socket.terminate();
            await client.closed;
            assert.deepEqual(client.numbers(id), upTo(client.numbers(id).at(-1) ?? 0, last + 1));
            last = client.numbers(id).at(-1) ?? last;
            words.push(...wordsOf(client.events(id)));
          }
          const client = await connect('ana');
          client.send({ kind: 'follow', jobId: id, after: last });
          await complete(queue, lease, '{}');
          await client.until(() => client.events(id).at(-1)?.body.kind === 'moved');
          words.push(...wordsOf(client.events(id)));
          const moves = words.filter((word) => !word.startsWith('{'));
          assert.deepEqual(moves, ['attempt 1', 'start', 'leaseExpire', 'attempt 2', 'start', 'succeed']);
          assert.equal(words.length - moves.length, 6 * 11);
        },
        { bounds: { eventsPerMessage: 3 } },
      ),
    );

    it(
      'tells nobody of another’s job, and of none that is not there',
      withFeed(database, async ({ queue, connect, ask }) => {
        const { id } = await addJob(queue, { owner: 'rui' });
        await mustClaim(queue);
        const client = await connect('ana');
        for (const jobId of [id, 'none']) client.send({ kind: 'follow', jobId, after: 0 });
        await client.until((messages) => messages.length === 2);
        const codes = client.messages.map((message) => message.kind === 'refused' && message.error.code);
        assert.deepEqual(codes, ['job.not_found', 'job.not_found']);
        for (const what of ['events', 'metrics', 'metrics/loss', 'log']) {
          const path = `/api/v1/jobs/${id}/${what}`;
          assert.equal((await ask('ana', path)).status, 404, what);
          assert.equal((await ask('rui', path)).status, 200, what);
          assert.equal((await ask(null, path)).status, 401, what);
          assert.equal((await ask('worker', path)).status, 403, what);
        }
      }),
    );

    it(
      'follows the list of one’s own jobs',
      withFeed(
        database,
        async ({ queue, connect }) => {
          const client = await connect('ana');
          client.send({ kind: 'list' });
          await client.until((messages) => messages.length === 1);
          assert.deepEqual(client.messages[0], { kind: 'jobs', jobs: [] });
          await addJob(queue, { owner: 'rui', priority: 9 });
          const { id } = await addJob(queue);
          const states = () =>
            client.messages.flatMap((message) =>
              message.kind === 'jobs' ? message.jobs.map(({ job, state }) => [job.id, state]) : [],
            );
          await client.until(() => states().length > 0);
          assert.deepEqual(states(), [[id, 'queued']]);
          await mustClaim(queue);
          const lease = await mustClaim(queue);
          await complete(queue, lease, '{}');
          await client.until(() => states().at(-1)?.[1] === 'succeeded');
          assert.ok(states().every(([jobId]) => jobId === id));
        },
        { bounds: { gatherMs: 1 } },
      ),
    );

    it(
      'reads what it was not called for at the next heartbeat',
      withFeed(
        database,
        async ({ queue, connect }) => {
          const { id } = await addJob(queue);
          const client = await connect('ana');
          client.send({ kind: 'follow', jobId: id, after: 0 });
          client.send({ kind: 'list' });
          await client.until((messages) => messages.length > 0);
          await mustClaim(queue);
          await client.until(() => client.numbers(id).length === 1);
          const lists = () => client.messages.filter(({ kind }) => kind === 'jobs');
          await client.until(() => lists().length === 2);
        },
        { isDeaf: true, bounds: { heartbeatMs: 300 } },
      ),
    );

    it(
      'drops a client that does not read to a snapshot, and keeps no more for it than it may',
      withFeed(
        database,
        async ({ queue, connect, lines, log }) => {
          const { id } = await addJob(queue);
          const lease = await mustClaim(queue);
          const client = await connect('ana');
          client.send({ kind: 'follow', jobId: id, after: 0 });
          await client.until(() => client.numbers(id).length === 1);
          client.socket.pause();
          const eventBytes = 100_000;
          const count = 300;
          let mostWaiting = 0;
          for (let first = 0; first < count; first += 5) {
            await tell(queue, lease, { first, count: 5, text: 'x'.repeat(eventBytes) });
            const waiting = [...lines].map(({ writableLength }) => writableLength);
            mostWaiting = Math.max(mostWaiting, ...waiting);
          }
          // What may wait, and one page of events beyond it: a hundredth of what was told.
          assert.ok(mostWaiting > 0, 'it read everything');
          assert.ok(mostWaiting < 64_000 + 256_000 + 2 * eventBytes, `${mostWaiting} bytes`);
          client.socket.resume();
          const snapshots = () => client.messages.filter((message) => message.kind === 'snapshot');
          await client.until(() => snapshots().length > 0);
          const [snapshot] = snapshots();
          const before = client.numbers(id);
          assert.deepEqual(before, upTo(before.length));
          assert.deepEqual([snapshot?.reason, snapshot?.number], ['slow', count + 2]);
          assert.ok(before.length < count);
          await tell(queue, lease, { first: count, count: 1 });
          await client.until(() => client.numbers(id).length > before.length);
          assert.deepEqual(client.numbers(id).slice(before.length), [count + 3]);
          assert.deepEqual(log, []);
        },
        { bounds: { bytesWaiting: 64_000, eventsBehind: 20 } },
      ),
    );

    it(
      'answers no more to a client that asks and does not read',
      withFeed(
        database,
        async ({ queue, connect, lines }) => {
          const text = 'x'.repeat(300_000);
          const { id } = await addJob(queue);
          await complete(queue, await mustClaim(queue), JSON.stringify({ text }));
          const client = await connect('ana');
          client.socket.pause();
          for (let i = 0; i < 99; i++) client.send({ kind: 'follow', jobId: id });
          const waiting = () => Math.max(0, ...[...lines].map(({ writableLength }) => writableLength));
          while (waiting() < 64_000) await new Promise((resolve) => setTimeout(resolve, 5));
          for (let i = 0; i < 20; i++) {
            await new Promise((resolve) => setTimeout(resolve, 5));
            assert.ok(waiting() < 64_000 + 2 * text.length);
          }
          client.socket.resume();
          await client.until((messages) => messages.length === 99);
        },
        { bounds: { bytesWaiting: 64_000 } },
      ),
    );

    it(
      'sends all that a slow client asked for',
      withFeed(
        database,
        async ({ queue, connect }) => {
          const { id } = await addJob(queue);
          const lease = await mustClaim(queue);
          const count = 100;
          for (let first = 0; first < count; first += 5) {
            await tell(queue, lease, { first, count: 5, text: 'x'.repeat(100_000) });
          }
          const client = await connect('ana');
          client.send({ kind: 'follow', jobId: id, after: 0 });
          for (let i = 0; i < 10; i++) {
            client.socket.pause();
            await new Promise((resolve) => setTimeout(resolve, 5));
            client.socket.resume();
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
          await client.until(() => client.numbers(id).length === count + 2);
          assert.deepEqual(client.numbers(id), upTo(count + 2));
        },
        { bounds: { bytesWaiting: 64_000, eventsBehind: 5 } },
      ),
    );

    it(
      'answers a number that was never given with a snapshot',
      withFeed(database, async ({ queue, connect }) => {
        const { id } = await addJob(queue);
        await mustClaim(queue);
        const client = await connect('ana');
        client.send({ kind: 'follow', jobId: id, after: 99 });
        await client.until((messages) => messages.length > 0);
        const [message] = client.messages;
        assert.ok(message?.kind === 'snapshot');
        assert.deepEqual([message.reason, message.number], ['unknown', 1]);
      }),
    );

    it(
      'tells no more of a job that is left, and closes with a hint when it stops',
      withFeed(database, async ({ queue, connect, feed }) => {
        const { id } = await addJob(queue);
        const client = await connect('ana');
        client.send({ kind: 'follow', jobId: id });
        client.send({ kind: 'leave', jobId: id });
        client.send({ kind: 'follow', jobId: 'none' });
        await client.until((messages) => messages.length === 2);
        await mustClaim(queue);
        await feed.stop();
        const { code, reason } = await client.closed;
        const told = feedCloseSchema.parse(JSON.parse(reason));
        assert.deepEqual([code, told.code], [1001, 'server.stopping']);
        assert.ok((told.retryMs ?? 0) > 0);
        assert.equal(client.messages.length, 2);
      }),
    );
  });
}
