/** Data sets that want to freeze or fill whoever reads them: their job fails with the reader's own reason, and the worker goes on. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { bringDataSet } from '../../core/host/bringDataSet.ts';
import { hostileFiles } from '../../core/tables/testing/hostileFiles.ts';
import { withQueue } from './testing/withQueue.ts';

const bombs = hostileFiles.filter(({ about }) => about.includes('bomb'));

describe('a zip bomb that is brought as a data set', function () {
  this.timeout(180_000);

  it('costs its own job alone: the worker says why, and does the next', () =>
    withQueue(async (test) => {
      assert.ok(bombs.length >= 2);
      const worker = test.startWorker();
      for (const { file, bytes, told } of bombs) {
        const path = join(test.folder, file);
        writeFileSync(path, bytes());
        const dataSet = await bringDataSet(test.server, path, { signal: AbortSignal.timeout(60_000) });
        const job = await test.post({ data: { dataSet } });
        const { state, error, failedAttempts } = await test.ended(job.id);
        assert.ok('error' in told);
        assert.deepEqual([state, error?.code, failedAttempts], ['failed', told.error, 1], file);
      }
      const job = await test.post({ stages: ['baseline'] });
      assert.equal((await test.ended(job.id)).state, 'succeeded');
      await worker.stop();
    }));
});
