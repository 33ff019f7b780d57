/** The built server, killed again and again while workers and owners talk to it: what it acknowledged is there, once. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { kill } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { startServerProcess } from '../core/host/serverProcess.ts';
import type { ServerProcess } from '../core/host/serverProcess.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { ask } from './testing/withServer.ts';
import type { Answer, Ask } from './testing/withServer.ts';

const kills = 8;
const talkers = 4;
const request = { kind: 'train', config: { data: { path: '/a.csv' } } };

/** A server that comes back after every kill, at another address. */
class Phoenix {
  readonly #folder: string;
  #now: ServerProcess | undefined;
  isOver = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async start(): Promise<ServerProcess> {
    const own = { BERT_TRAINING_SERVER_DATA: this.#folder, BERT_TRAINING_SERVER_PORT: '0' };
    this.#now = await startServerProcess({ env: { ...process.env, ...own }, onLog: () => undefined });
    return this.#now;
  }

  async kill(): Promise<void> {
    const { processId, ended } = this.#now!;
    this.#now = undefined;
    kill(processId!, 'SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.#now?.stop();
  }

  /** The state of every job, by id. */
  async jobs(): Promise<ReadonlyMap<string, string>> {
    const states = new Map<string, string>();
    for (let before = ''; ;) {
      const { body } = await this.ask(`/api/v1/jobs?limit=200${before}`, undefined);
      for (const { id, state } of body.jobs) states.set(id, state);
      if (body.before === null) return states;
      before = `&before=${body.before}`;
    }
  }

  /** Asked until it is answered: what is repeated must be harmless. */
  async ask(path: string, body: Ask['body']): Promise<Answer> {
    for (;;) {
      const server = this.#now;
      try {
        if (!server) throw new Error('away');
        const token = readFileSync(server.tokenFile, 'utf8');
        return await ask({ address: server.address, token }, path, {
          body,
          signal: AbortSignal.timeout(20_000),
        });
      } catch (error) {
        if (error instanceof Error && error.name === 'AbortError') throw error;
        await wait(20);
      }
    }
  }
}

/** Brings jobs and does jobs, as one that repeats what was not answered, until the kills are over. */
async function talk(
  phoenix: Phoenix,
  name: string,
  seen: { posted: string[]; done: string[] },
): Promise<void> {
  while (!phoenix.isOver) {
    const posted = await phoenix.ask('/api/v1/jobs', { request, dedupeKey: randomUUID() });
    assert.equal(posted.status, 200, JSON.stringify(posted.body));
    seen.posted.push(posted.body.id);
    const claim = { workerId: name, requestId: randomUUID(), waitMs: 200 };
    const { status, body } = await phoenix.ask('/api/v1/worker/claim', claim);
    assert.equal(status, 200, JSON.stringify(body));
    if (!body.claimed) continue;
    const { token, job } = body.claimed;
    const done = await phoenix.ask(`/api/v1/worker/jobs/${job.id}/complete`, { token, result: {} });
    assert.deepEqual([done.status, done.body], [200, { state: 'succeeded' }]);
    seen.done.push(job.id);
  }
}

describe('a server that is killed again and again', function () {
  this.timeout(180_000);

  it('loses nothing that it acknowledged, gives no job twice, and leaves nobody waiting', () =>
    withTemporaryFolder(async (folder) => {
      const phoenix = new Phoenix(folder);
      await phoenix.start();
      const seen = { posted: [] as string[], done: [] as string[] };
      const talks = Array.from({ length: talkers }, (_, i) => talk(phoenix, `w${i}`, seen));
      for (let i = 0; i < kills; i++) {
        const before = seen.done.length;
        while (seen.done.length < before + 10) await wait(10);
        await phoenix.kill();
        await phoenix.start();
      }
      phoenix.isOver = true;
      await Promise.all(talks);
      assert.equal(new Set(seen.done).size, seen.done.length, 'a job was done twice');
      const jobs = await phoenix.jobs();
      for (const id of seen.posted) assert.ok(jobs.has(id), 'an acknowledged job is lost');
      for (const id of seen.done) assert.equal(jobs.get(id), 'succeeded');
      await phoenix.stop();
    }));
});
