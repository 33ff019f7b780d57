import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withServer } from '../testing/withServer.ts';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('a body of JSON', () => {
  it('may be nested, but not so deep that checking it runs out of stack', () =>
    withServer(async ({ ask, log }) => {
      const config = { data: { path: '/a.csv' } };
      await ask('/api/v1/jobs', { body: { request: { kind: 'train', config } } });
      const { claimed } = (await ask('/api/v1/worker/claim', { body: { workerId: 'w', requestId: 'r' } }))
        .body;
      const { job, token } = claimed;
      const complete = (result: string) =>
        ask(`/api/v1/worker/jobs/${job.id}/complete`, { text: `{"token":${token},"result":${result}}` });
      for (const depth of [65, 200, 5000, 150_000]) {
        for (const result of [nested(depth), `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`]) {
          const { status, body } = await complete(result);
          assert.deepEqual([status, body.params.reason], [400, 'too_deep'], `${depth}`);
        }
      }
      assert.deepEqual((await complete(nested(64))).body, { state: 'succeeded' });
      assert.deepEqual(log, []);
    }));
});
