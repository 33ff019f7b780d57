/** A training whose worker is killed goes on with another one, in another folder, where the server keeps its checkpoints. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Job } from '../../core/contract/job.ts';
import { kernelAnswerSchema } from '../../core/contract/kernelAnswer.ts';
import { runConfigSchema } from '../../core/contract/runConfig.ts';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { bringDataSet } from '../../core/host/bringDataSet.ts';
import { startKernel } from '../../core/host/kernelClient.ts';
import { gone, spawnWorker } from './testing/spawnWorker.ts';
import { fineTuning, until, withQueue } from './testing/withQueue.ts';
import type { QueueTest } from './testing/withQueue.ts';

const leaseSeconds = 5;
const config = { ...fineTuning, parameters: { ...fineTuning.parameters, epochs: 20 } };

function recordOf({ result }: Job): RunRecord {
  const answer = kernelAnswerSchema.parse(result);
  assert.ok(answer.kind === 'trained');
  return runRecordSchema.parse(JSON.parse(readFileSync(join(answer.runFolder, 'run.json'), 'utf8')));
}

/** What the kernel makes of it where nothing happens. */
async function undisturbed(test: QueueTest): Promise<string | null> {
  const kernel = startKernel();
  try {
    const whole = runConfigSchema.parse({ data: { path: test.sheet }, ...config });
    const runFolder = join(test.folder, 'sozinho');
    await kernel.request({ kind: 'train', config: whole, runFolder });
    return runRecordSchema.parse(JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8'))).weightsHash;
  } finally {
    await kernel.close();
  }
}

/** A worker begins the training, and is killed in the midst of a round. */
async function begunAndKilled(test: QueueTest): Promise<Job> {
  const dataSet = await bringDataSet(test.server, test.sheet, { signal: new AbortController().signal });
  const job = await test.post({ data: { dataSet }, ...config });
  const { child } = spawnWorker(test);
  await until(() => test.steps(job.id) >= 33);
  const ended = gone(child);
  child.kill('SIGKILL');
  await ended;
  return job;
}

describe('a training whose worker is killed', function () {
  this.timeout(240_000);

  it('goes on elsewhere from the checkpoint that the server keeps, to the same model', () =>
    withQueue(
      async (test) => {
        const job = await begunAndKilled(test);
        const elsewhere = join(test.folder, 'outro computador');
        const { log } = test.startWorker({ folder: elsewhere });
        const ended = await test.ended(job.id);
        assert.deepEqual([ended.state, ended.lostAttempts], ['succeeded', 1]);
        assert.ok(log.some((line) => line.includes('fetches the checkpoint of another computer')));
        assert.ok(log.some((line) => line.includes('goes on with')));
        const record = recordOf(ended);
        assert.ok(record.config.data.path.startsWith(elsewhere));
        assert.equal(record.weightsHash, await undisturbed(test));
        // The data set stays, and how it was divided.
        await until(() => test.blobs() === 2);
        assert.deepEqual(await test.rows('select 1 from bundles'), []);
      },
      { leaseSeconds, keepsCheckpoints: true },
    ));

  it('begins anew elsewhere where the server keeps none, to the same model', () =>
    withQueue(
      async (test) => {
        const job = await begunAndKilled(test);
        assert.equal(test.blobs(), 1);
        const elsewhere = join(test.folder, 'outro computador');
        const { log } = test.startWorker({ folder: elsewhere });
        const ended = await test.ended(job.id);
        assert.deepEqual([ended.state, ended.lostAttempts], ['succeeded', 1]);
        assert.ok(!log.some((line) => line.includes('goes on with')));
        assert.equal(
          readdirSync(join(elsewhere, 'jobs', job.id)).filter((name) => name.startsWith('run-')).length,
          1,
        );
        assert.equal(recordOf(ended).weightsHash, await undisturbed(test));
      },
      { leaseSeconds },
    ));
});
