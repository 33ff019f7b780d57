/** A job that failed, as its owner meets it (product design 6.2). */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { jobSchema } from '../../core/contract/job.ts';
import { withServer } from '../testing/withServer.ts';

const config = { data: { path: '/a.csv' }, parameters: { batchSize: 16, maxLength: 512 } };

describe('a job that failed', () => {
  it('is tried again with lighter settings at one request, as a job that names it', () =>
    withServer(async ({ ask }) => {
      const { body: job } = await ask('/api/v1/jobs', { body: { request: { kind: 'train', config } } });
      const at = `/api/v1/jobs/${job.id}`;
      assert.equal((await ask(`${at}/retry-lighter`, { method: 'POST' })).body.code, 'job.not_failed');
      const { claimed } = (await ask('/api/v1/worker/claim', { body: { workerId: 'w', requestId: 'r' } }))
        .body;
      const error = { code: 'engine.out_of_memory', params: { neededMiB: 9000, freeMiB: 4000 } };
      const failed = { token: claimed.token, error, retryable: false };
      await ask(`/api/v1/worker/jobs/${job.id}/fail`, { body: failed });
      assert.deepEqual((await ask(`${at}/lighter`)).body.changes, [
        { setting: 'batchSize', from: 16, to: 8 },
        { setting: 'maxLength', from: 512, to: 256 },
      ]);
      const [first, again] = [
        jobSchema.parse((await ask(`${at}/retry-lighter`, { method: 'POST' })).body),
        jobSchema.parse((await ask(`${at}/retry-lighter`, { method: 'POST' })).body),
      ];
      assert.deepEqual([first.parentId, first.state, again.id], [job.id, 'queued', first.id]);
      assert.ok(first.request.kind === 'train');
      assert.equal(first.request.config.parameters.batchSize, 8);
      assert.deepEqual((await ask(`${at}/notices`)).body, { notices: [] });
      const { body: trail } = await ask(`/api/v1/audit?jobId=${first.id}`);
      assert.equal(trail.events[0].action, 'job.retry');
    }));
});
