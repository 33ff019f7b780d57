/** The worker with the real server and the real kernel: whatever dies or goes away, a job is done once, with the same result. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { Job } from '../../core/contract/job.ts';
import { workerListSchema } from '../../core/contract/jobProtocol.ts';
import { kernelAnswerSchema } from '../../core/contract/kernelAnswer.ts';
import { askServer } from '../../core/host/askServer.ts';
import { bringDataSet } from '../../core/host/bringDataSet.ts';
import { isAlive } from '../../core/host/isAlive.ts';
import { startKernel } from '../../core/host/kernelClient.ts';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { runConfigSchema } from '../../core/contract/runConfig.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { gone, spawnWorker } from './testing/spawnWorker.ts';
import { fineTuning, until, withQueue } from './testing/withQueue.ts';
import type { QueueTest } from './testing/withQueue.ts';

const leaseSeconds = 5;

function weightsOf({ result }: Job): string | null {
  const answer = kernelAnswerSchema.parse(result);
  assert.ok(answer.kind === 'trained');
  return recordIn(answer.runFolder).weightsHash;
}

function recordIn(runFolder: string): RunRecord {
  return runRecordSchema.parse(JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8')));
}

let undisturbed: Promise<string | null> | undefined;

/** What the kernel makes of it where nothing happens. */
function expectedWeights(): Promise<string | null> {
  undisturbed ??= withTemporaryFolder(async (folder) => {
    const kernel = startKernel();
    try {
      const config = runConfigSchema.parse({ data: { path: writeSmallSheet(folder, 60) }, ...fineTuning });
      const runFolder = join(folder, 'run');
      await kernel.request({ kind: 'train', config, runFolder });
      return recordIn(runFolder).weightsHash;
    } finally {
      await kernel.close();
    }
  });
  return undisturbed;
}

async function assertDone(test: QueueTest, { id }: Job, more: Partial<Job> = {}): Promise<void> {
  const job = await test.ended(id);
  const { state, lostAttempts, failedAttempts } = job;
  assert.deepEqual(
    { state, lostAttempts, failedAttempts },
    { state: 'succeeded', lostAttempts: 0, failedAttempts: 0, ...more },
  );
  assert.equal(weightsOf(job), await expectedWeights());
}

describe('a worker', function () {
  this.timeout(300_000);

  it('does a job from its arrival to its result, and tells what its computer is', () =>
    withQueue(async (test) => {
      const job = await test.post({ stages: ['baseline'] });
      const { ended, notices } = test.startWorker({ isOnce: true });
      await ended;
      const { state, result } = await test.job(job.id);
      assert.equal(state, 'succeeded');
      const answer = kernelAnswerSchema.parse(result);
      assert.ok(answer.kind === 'trained' && existsSync(join(answer.modelFolder, 'model.json')));
      assert.ok(answer.runFolder.startsWith(join(test.workerFolder, 'jobs', job.id)));
      assert.deepEqual(
        notices.map(({ kind }) => kind),
        ['ready', 'claimed', 'ended'],
      );
      const { workers } = await askServer(test.server, { path: '/api/v1/workers', answer: workerListSchema });
      assert.match(workers[0]?.id ?? '', /^a-computer-/u);
      assert.ok((workers[0]?.facts?.devices.length ?? 0) > 0);
      const [row] = await test.rows('select min(seq) as low, max(seq) as high, count(*) as n from events');
      assert.deepEqual([row?.['low'], row?.['high']], [0, Number(row?.['n']) - 1]);
    }));

  it('fetches the data set that a job names, and keeps it for the next', () =>
    withQueue(async (test) => {
      const dataSet = await bringDataSet(test.server, test.sheet, { signal: new AbortController().signal });
      assert.deepEqual(
        await bringDataSet(test.server, test.sheet, { signal: new AbortController().signal }),
        dataSet,
      );
      const { ended } = test.startWorker({ isOnce: true });
      const job = await test.post({ data: { dataSet }, stages: ['baseline'] });
      await ended;
      const { state, result } = await test.job(job.id);
      assert.equal(state, 'succeeded');
      const answer = kernelAnswerSchema.parse(result);
      assert.ok(answer.kind === 'trained');
      const { config } = recordIn(answer.runFolder);
      assert.ok(config.data.path.startsWith(join(test.workerFolder, 'data')));
      assert.ok(readFileSync(config.data.path).equals(readFileSync(test.sheet)));
    }));

  it('shares the queue with others of the same computer: each job is done once', () =>
    withQueue(async (test) => {
      const jobs = [];
      for (let i = 0; i < 4; i++) jobs.push(await test.post({ stages: ['baseline'] }));
      test.startWorker();
      test.startWorker();
      for (const { id } of jobs) assert.equal((await test.ended(id)).state, 'succeeded');
      const [row] = await test.rows("select count(*) as n from attempts where outcome = 'succeeded'");
      assert.equal(row?.['n'], 4);
      assert.deepEqual(await test.rows("select 1 from attempts where outcome != 'succeeded'"), []);
    }));

  it('does one job and says how that ended, or that there was none', () =>
    withQueue(async (test) => {
      assert.equal(await test.startWorker({ isOnce: true, waitMs: 0 }).ended, 'idle');
      const [first, second] = [
        await test.post({ stages: ['baseline'] }),
        await test.post({ stages: ['baseline'] }),
      ];
      assert.equal(await test.startWorker({ isOnce: true, waitMs: 60_000 }).ended, 'done');
      assert.equal((await test.job(first.id)).state, 'succeeded');
      assert.equal((await test.job(second.id)).state, 'queued');
      await test.killServer();
      // The wait is over before the server is back: that there is no job is not known.
      const ended = test.startWorker({ isOnce: true, waitMs: -20_000 }).ended;
      await assert.rejects(ended, (error) => isAppError(error, 'server.unreachable'));
    }));

  it('fails a job whose file is not there, with the kernel’s own reason', () =>
    withQueue(async (test) => {
      const job = await test.post({ data: { path: join(test.folder, 'none.csv') } });
      assert.equal(await test.startWorker({ isOnce: true }).ended, 'done');
      const { state, error } = await test.job(job.id);
      assert.deepEqual([state, error?.code], ['failed', 'file.not_found']);
    }));

  it('is not let in with a wrong token', () =>
    withQueue(async (test) => {
      const { ended } = test.startWorker({ token: 'wrong' });
      await assert.rejects(ended, (error) => isAppError(error, 'access.token_missing'));
    }));

  it('trains on while the server is away, and leaves no gap in what it tells', () =>
    withQueue(async (test) => {
      const job = await test.post(fineTuning);
      test.startWorker();
      await until(() => test.steps(job.id) > 0);
      await test.killServer();
      const before = test.steps(job.id);
      await pause(4000);
      assert.ok(test.steps(job.id) > before);
      await test.startServer();
      await assertDone(test, job);
      const steps = test.steps(job.id);
      const metrics = await test.rows("select step from metrics where name = 'loss' order by step");
      assert.deepEqual(
        metrics.map(({ step }) => step),
        Array.from({ length: steps }, (_, i) => i + 1),
      );
      const [row] = await test.rows('select max(seq) as high, count(*) as n from events');
      assert.equal(row?.['high'], Number(row?.['n']) - 1);
    }));

  it('stops within seconds when its lease is lost, and goes on from the checkpoint when the job is its own again', () =>
    withQueue(
      async (test) => {
        const { parameters } = fineTuning;
        const job = await test.post({ ...fineTuning, parameters: { ...parameters, epochs: 100 } });
        const { notices, log } = test.startWorker();
        await test.untilMidway(job.id);
        const kernel = kernelOf(test, job);
        await test.killServer();
        await pause(1000 * (leaseSeconds + 1));
        await test.startServer();
        await until(() => log.some((line) => line.includes('no longer ours')));
        const refused = performance.now();
        await until(() => !isAlive(kernel));
        assert.ok(performance.now() - refused < 5000);
        await until(() => log.some((line) => line.includes('goes on with')));
        assert.deepEqual(notices.at(2), { kind: 'ended', jobId: job.id, state: null });
        assert.equal((await test.job(job.id)).lostAttempts, 1);
        await test.wish(job.id, 'cancel');
        assert.equal((await test.ended(job.id)).state, 'cancelled');
      },
      { leaseSeconds },
    ));

  it('that is killed leaves its job to another, which goes on from the checkpoint', () =>
    withQueue(
      async (test) => {
        const job = await test.post(fineTuning);
        const { child } = spawnWorker(test);
        await test.untilMidway(job.id);
        const ended = gone(child);
        child.kill('SIGKILL');
        await ended;
        const { log } = test.startWorker();
        await assertDone(test, job, { lostAttempts: 1 });
        assert.ok(log.some((line) => line.includes('goes on with')));
        assert.equal(readdirSync(join(test.workerFolder, 'jobs', job.id)).filter(isRun).length, 1);
      },
      { leaseSeconds },
    ));

  it('that stands still past its lease is not heard any more: the job is done by another', async function () {
    if (process.platform === 'win32') this.skip();
    await withQueue(
      async (test) => {
        const job = await test.post(fineTuning);
        const { child, said } = spawnWorker(test);
        await test.untilMidway(job.id);
        child.kill('SIGSTOP');
        const other = test.startWorker({ isOnce: true });
        await other.ended;
        child.kill('SIGCONT');
        await until(() => said.join('').includes('no longer with this computer'));
        await assertDone(test, job, { lostAttempts: 1 });
        const ended = gone(child);
        child.kill('SIGTERM');
        assert.equal(await ended, 0);
        const [row] = await test.rows(
          `select count(*) as n from events where lease_token = (select min(lease_token) from attempts)
             and at > (select leased_at from attempts order by lease_token desc limit 1)`,
        );
        assert.equal(row?.['n'], 0);
      },
      { leaseSeconds },
    );
  });

  it('told to end gives its job back at once, and another goes on from the checkpoint', () =>
    withQueue(async (test) => {
      const job = await test.post(fineTuning);
      const first = test.startWorker();
      await test.untilMidway(job.id);
      const asked = performance.now();
      await first.stop();
      assert.ok(performance.now() - asked < 10_000);
      assert.equal((await test.job(job.id)).state, 'queued');
      test.startWorker();
      await assertDone(test, job);
    }));

  it('begins a job again at its checkpoint when its kernel dies', () =>
    withQueue(async (test) => {
      const job = await test.post(fineTuning);
      const { log } = test.startWorker();
      await test.untilMidway(job.id);
      process.kill(kernelOf(test, job), 'SIGKILL');
      await assertDone(test, job, { failedAttempts: 1 });
      assert.ok(log.some((line) => line.includes('goes on with')));
    }));

  it('lets a run stand still, go on, begin again at its checkpoint, and end, as its owner wants', () =>
    withQueue(async (test) => {
      const job = await test.post(fineTuning);
      const { notices } = test.startWorker();
      await until(() => test.steps(job.id) > 0);
      await test.wish(job.id, 'pause');
      await until(async () => {
        const before = test.steps(job.id);
        await pause(2000);
        return test.steps(job.id) === before;
      });
      const before = test.steps(job.id);
      await test.wish(job.id, 'continue');
      await until(() => test.steps(job.id) > before);
      await test.wish(job.id, 'restart');
      await until(() => notices.filter(({ kind }) => kind === 'claimed').length === 2);
      await test.wish(job.id, 'cancel');
      assert.equal((await test.ended(job.id)).state, 'cancelled');
      await until(() => !existsSync(join(test.workerFolder, 'jobs', job.id)));
    }));
});

/** The process that works on a job. */
function kernelOf({ workerFolder }: QueueTest, { id }: Job): number {
  const runs = join(workerFolder, 'jobs', id);
  const [run = ''] = readdirSync(runs).filter(isRun);
  return Number(readFileSync(join(runs, run, 'run.lock'), 'utf8'));
}

function isRun(name: string): boolean {
  return name.startsWith('run-');
}
