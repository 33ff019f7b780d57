/** A queue for tests: the built server on loopback, which can go away and come back, with a folder for workers. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { jobSchema } from '../../../core/contract/job.ts';
import type { Job } from '../../../core/contract/job.ts';
import { askServer } from '../../../core/host/askServer.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import { startServerProcess } from '../../../core/host/serverProcess.ts';
import type { ServerProcess } from '../../../core/host/serverProcess.ts';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { writeSmallSheet } from '../../testing/smallSheet.ts';
import { runWorker } from '../runWorker.ts';
import type { WorkerEnd, WorkerNotice } from '../runWorker.ts';

/** A fine-tuning of some seconds; with `stages: ['baseline']`, of less than one. */
export const fineTuning = {
  baseModel: fileURLToPath(new URL('../../model/fixtures/bert-f32-sharded', import.meta.url)),
  engine: 'reference',
  parameters: { epochs: 8, frozenLayers: 0, batchSize: 8, maxLength: 32, earlyStoppingPatience: null },
  stages: ['baseline', 'fineTuned'],
};

export interface TestWorker {
  readonly notices: WorkerNotice[];
  readonly log: string[];
  readonly ended: Promise<WorkerEnd>;
  /** As Ctrl+C does. */
  stop(): Promise<void>;
}

interface WorkerStart {
  readonly isOnce?: boolean;
  readonly token?: string;
  readonly waitMs?: number;
  readonly folder?: string;
  readonly home?: string;
}

export interface QueueOptions {
  readonly leaseSeconds?: number;
  readonly keepsCheckpoints?: boolean;
  readonly hubMirror?: object;
}

export class QueueTest {
  readonly folder: string;
  readonly workerFolder: string;
  readonly sheet: string;
  readonly #config: string;
  #server: ServerProcess | undefined;
  #place: ServerPlace | undefined;
  readonly #workers: TestWorker[] = [];

  constructor(
    folder: string,
    { leaseSeconds = 300, keepsCheckpoints = false, hubMirror }: QueueOptions = {},
  ) {
    this.folder = folder;
    this.workerFolder = join(folder, 'worker');
    this.sheet = writeSmallSheet(folder, 60);
    this.#config = join(folder, 'server.json');
    writeFileSync(
      this.#config,
      JSON.stringify({ dataFolder: join(folder, 'server'), leaseSeconds, keepsCheckpoints, hubMirror }),
    );
  }

  get server(): ServerPlace {
    assert.ok(this.#place);
    return this.#place;
  }

  /** Where it was before, if it was anywhere. */
  async startServer(): Promise<void> {
    const port = this.#place ? new URL(this.#place.address).port : '0';
    this.#server = await startServerProcess({
      env: { ...process.env, BERT_TRAINING_SERVER_PORT: port },
      config: this.#config,
      onLog: () => undefined,
    });
    const { address, tokenFile } = this.#server;
    this.#place = { address, token: readFileSync(tokenFile, 'utf8') };
  }

  async killServer(): Promise<void> {
    const { processId, ended } = this.#server ?? {};
    if (processId !== undefined) process.kill(processId, 'SIGKILL');
    await ended;
  }

  startWorker({
    isOnce = false,
    token = this.server.token,
    waitMs,
    folder = this.workerFolder,
    home = join(this.folder, 'home'),
  }: WorkerStart = {}): TestWorker {
    const told = new AbortController();
    const notices: WorkerNotice[] = [];
    const log: string[] = [];
    const ended = runWorker(
      {
        server: { ...this.server, token },
        folder,
        kernel: { env: { ...this.environment, BERT_TRAINING_HOME: home, BERT_TRAINING_CACHE: home } },
        log: (line) => log.push(line),
        onAway: () => undefined,
        signal: told.signal,
      },
      { isOnce, waitMs, hostName: 'a computer', tell: (notice) => notices.push(notice) },
    );
    ended.catch(() => undefined);
    const worker = {
      notices,
      log,
      ended,
      stop: async () => {
        told.abort();
        await ended;
      },
    };
    this.#workers.push(worker);
    return worker;
  }

  get environment(): Record<string, string | undefined> {
    return { ...process.env, BERT_TRAINING_HOME: join(this.folder, 'home') };
  }

  post(config: object): Promise<Job> {
    return this.postRequest({ kind: 'train', config: { data: { path: this.sheet }, ...config } });
  }

  postRequest(request: object): Promise<Job> {
    return askServer(this.server, { path: '/api/v1/jobs', body: { request }, answer: jobSchema });
  }

  job(id: string): Promise<Job> {
    return askServer(this.server, { path: `/api/v1/jobs/${id}`, answer: jobSchema });
  }

  async wish(id: string, word: 'cancel' | 'pause' | 'continue' | 'restart'): Promise<void> {
    await askServer(this.server, { path: `/api/v1/jobs/${id}/${word}`, body: {}, answer: z.unknown() });
  }

  async ended(id: string): Promise<Job> {
    await until(async () => (await this.job(id)).finishedAt !== null);
    return this.job(id);
  }

  /** Steps of the fine-tuning that a job's run has told, over all of its attempts here. */
  steps(id: string, workerFolder = this.workerFolder): number {
    const job = join(workerFolder, 'jobs', id);
    const runs = existsSync(job) ? readdirSync(job).filter((name) => name.startsWith('run-')) : [];
    return runs
      .map((name) => join(job, name, 'events.jsonl'))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'utf8').split('"stepFinished"').length - 1)
      .reduce((sum, count) => sum + count, 0);
  }

  /** Resolves when the fine-tuning is past its first checkpoint. */
  async untilMidway(id: string): Promise<void> {
    await until(() => this.steps(id) >= 16);
  }

  /** Files that the server keeps under their hash. */
  blobs(): number {
    const folder = join(this.folder, 'server', 'blobs');
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && /^[0-9a-f]{64}$/u.test(entry.name),
    ).length;
  }

  /** Ends the server, and reads what it keeps. */
  async rows(sql: string): Promise<Record<string, unknown>[]> {
    await this.#server?.stop();
    interface Sqlite {
      Database: new (path: string) => {
        exec(sql: string): void;
        all(sql: string): Record<string, unknown>[];
        close(): void;
      };
    }
    const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as Sqlite;
    const database = new Database(join(this.folder, 'server', 'server.sqlite'));
    try {
      database.exec('PRAGMA locking_mode = EXCLUSIVE');
      return database.all(sql);
    } finally {
      database.close();
    }
  }

  async close(): Promise<void> {
    for (const worker of this.#workers) await worker.stop().catch(() => undefined);
    await this.#server?.stop();
  }
}

export function withQueue(
  use: (test: QueueTest) => Promise<void>,
  options: QueueOptions = {},
): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const test = new QueueTest(folder, options);
    try {
      await test.startServer();
      await use(test);
    } finally {
      await test.close();
    }
  });
}

/** Looks until it is so; the test's own limit of time ends a wait in vain. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}
