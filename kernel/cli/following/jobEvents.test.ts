/** What is told of a job to whoever follows it, with the built server, which goes away and comes back. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'mocha';
import {
  claimAnswerSchema,
  reportAnswerSchema,
  stateAnswerSchema,
} from '../../../core/contract/jobProtocol.ts';
import type { JobEvent } from '../../../core/contract/jobEvent.ts';
import { askServer } from '../../../core/host/askServer.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import { until, withQueue } from '../../worker/testing/withQueue.ts';
import type { QueueTest } from '../../worker/testing/withQueue.ts';
import { jobEvents } from './jobEvents.ts';

class Worker {
  readonly #test: QueueTest;
  readonly #held: { jobId: string; token: number };
  #seq = 0;

  constructor(test: QueueTest, held: { jobId: string; token: number }) {
    this.#test = test;
    this.#held = held;
  }

  async tell(): Promise<void> {
    const events = [{ seq: this.#seq++, body: { at: 1, event: { kind: 'phaseStarted', phase: 'reading' } } }];
    await this.#say('events', { events }, reportAnswerSchema);
  }

  async complete(): Promise<void> {
    await this.#say('complete', { result: {} }, stateAnswerSchema);
  }

  async #say(what: string, body: object, answer: typeof reportAnswerSchema | typeof stateAnswerSchema) {
    const { jobId, token } = this.#held;
    const path = `/api/v1/worker/jobs/${jobId}/${what}`;
    await askServer(this.#test.server, { path, body: { token, ...body }, answer });
  }
}

async function claimed(test: QueueTest): Promise<{ jobId: string; worker: Worker }> {
  const { id: jobId } = await test.post({});
  const body = { workerId: 'w', requestId: randomUUID() };
  const answer = await askServer(test.server, {
    path: '/api/v1/worker/claim',
    body,
    answer: claimAnswerSchema,
  });
  assert.ok(answer.claimed);
  return { jobId, worker: new Worker(test, { jobId, token: answer.claimed.token }) };
}

interface Followed {
  readonly heard: JobEvent[];
  readonly away: () => number;
  readonly ended: Promise<void>;
}

function follow(server: ServerPlace, jobId: string): Followed {
  const heard: JobEvent[] = [];
  let away = 0;
  const read = async () => {
    const patience = { signal: new AbortController().signal, onAway: () => (away += 1) };
    for await (const event of jobEvents(server, { id: jobId, finishedAt: null }, patience)) heard.push(event);
  };
  return { heard, away: () => away, ended: read() };
}

function assertWhole({ heard }: Followed, count: number): void {
  assert.deepEqual(
    heard.map(({ number }) => number),
    Array.from({ length: count }, (_, index) => index + 1),
  );
}

/** Brings requests to the server, but no upgrade: as some proxies do. */
async function withProxy(
  { address, token }: ServerPlace,
  use: (place: ServerPlace, paths: readonly string[]) => Promise<void>,
): Promise<void> {
  const paths: string[] = [];
  const { port } = new URL(address);
  const proxy = createServer(({ url = '', method, headers }, response) => {
    paths.push(url);
    const given = { authorization: headers.authorization, host: `127.0.0.1:${port}` };
    httpRequest({ port, host: '127.0.0.1', path: url, method, headers: given }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  try {
    await use({ address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, token }, paths);
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}

describe('whoever follows a job', function () {
  this.timeout(120_000);

  it('hears everything once, though the server goes away in the middle of it', () =>
    withQueue(async (test) => {
      const { jobId, worker } = await claimed(test);
      const followed = follow(test.server, jobId);
      await worker.tell();
      await until(() => followed.heard.length === 3);
      await test.killServer();
      await until(() => followed.away() > 0);
      await test.startServer();
      await worker.tell();
      await worker.tell();
      await until(() => followed.heard.length === 5);
      await worker.complete();
      await followed.ended;
      assertWhole(followed, 6);
    }));

  it('hears the same where only plain requests come through', () =>
    withQueue((test) =>
      withProxy(test.server, async (place, paths) => {
        const { jobId, worker } = await claimed(test);
        const followed = follow(place, jobId);
        await until(() => followed.heard.length === 1);
        await worker.tell();
        await until(() => followed.heard.length === 3);
        await worker.complete();
        await followed.ended;
        assertWhole(followed, 4);
        // The feed was asked for, and not at every turn.
        assert.equal(paths.filter((path) => path === '/api/v1/feed').length, 1);
      }),
    ));

  it('ends with the reason of whoever no longer waits, and with what the server refuses', () =>
    withQueue(async (test) => {
      const { jobId } = await claimed(test);
      const told = new AbortController();
      const reason = new Error('enough');
      const read = async () => {
        const patience = { signal: told.signal };
        for await (const event of jobEvents(test.server, { id: jobId, finishedAt: null }, patience)) {
          if (event.number === 1)
            setTimeout(() => {
              told.abort(reason);
            }, 100);
        }
      };
      await assert.rejects(read(), reason);
      await assert.rejects(follow(test.server, 'none').ended, { code: 'job.not_found' });
    }));
});
