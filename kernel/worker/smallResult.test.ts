import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { resultFileName } from '../../core/contract/bundle.ts';
import { jobResult } from '../../core/host/jobResult.ts';
import { claimJob } from './claimJob.ts';
import { JobFolder } from './jobFolder.ts';
import { LeaseClient } from './leaseClient.ts';
import { smallResult } from './smallResult.ts';
import { filesBelow } from './filesBelow.ts';
import { withQueue } from './testing/withQueue.ts';
import type { QueueTest } from './testing/withQueue.ts';

const patience = { signal: new AbortController().signal };

/** The job as its worker ends it with `result`. */
async function endedWith(test: QueueTest, result: object) {
  const { id } = await test.post({ stages: ['baseline'] });
  const { server, workerFolder } = test;
  const claimed = await claimJob({ server, workerId: 'w', ...patience });
  assert.ok(claimed);
  const held = { jobId: id, token: claimed.token };
  const folder = new JobFolder(workerFolder, id);
  const small = await smallResult(result, { folder, fetching: { server, held, workerFolder, ...patience } });
  await new LeaseClient(server, held, patience).complete(small);
  const files = small === result ? [] : await filesBelow(folder.path);
  return { job: await test.job(id), files };
}

describe('the result of a job', function () {
  this.timeout(60_000);

  it('is told as it is, or in a file of the job where it is too large for one request', () =>
    withQueue(async (test) => {
      const small = { kind: 'x', texts: ['ação'] };
      const { job: first } = await endedWith(test, small);
      assert.deepEqual(first.result, small);
      assert.deepEqual(await jobResult(test.server, first, patience), small);

      const large = {
        kind: 'x',
        texts: Array.from({ length: 60_000 }, (_, i) => `autos de infração nº ${i}`),
      };
      const { job: second, files } = await endedWith(test, large);
      assert.deepEqual(second.result, { kind: 'inFile', name: resultFileName });
      assert.deepEqual(await jobResult(test.server, second, patience), large);
      assert.deepEqual(files, []);
    }));
});
