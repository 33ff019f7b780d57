/** Three servers on one PostgreSQL, as a team runs them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Context } from 'mocha';
import { isAppError } from '../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { databaseUrl, withOwnSchema } from './testing/stores.ts';
import { sha256Of } from './testing/testKeeper.ts';
import { replicaSettings, withReplicas } from './testing/withReplicas.ts';
import { startTestServer } from './testing/withServer.ts';
import type { Answer, ServerTest } from './testing/withServer.ts';

const request = { kind: 'train', config: { data: { path: '/a.csv' } } };
const limits = { run: { maxConcurrentRunsPerUser: 1000, maxTotalConcurrentRuns: 1000 } };

function three(use: (replicas: readonly ServerTest[]) => Promise<void>, more: object = {}) {
  return async function (this: Context) {
    await withOwnSchema(await databaseUrl(this), (url) =>
      withReplicas({ count: 3, databaseUrl: url, limits, ...more }, use),
    );
  };
}

function claimAt({ ask }: ServerTest, requestId: string, waitMs = 0) {
  return ask('/api/v1/worker/claim', { body: { workerId: 'w', requestId, waitMs } });
}

describe('three servers of one database', function () {
  this.timeout(120_000);

  it(
    'tell each other’s workers of a job at once',
    three(async ([one, two, three]) => {
      assert.ok(one && two && three);
      for (let i = 0; i < 3; i++) {
        const waiting = claimAt(two, `waits-${i}`, 50_000);
        await new Promise((resolve) => setTimeout(resolve, 100));
        const posted = performance.now();
        const poster: ServerTest = i % 2 ? three : one;
        const { body: job }: Answer = await poster.ask('/api/v1/jobs', { body: { request } });
        const { claimed } = (await waiting).body;
        assert.equal(claimed.job.id, job.id);
        // Without the ring it would be the next look round, seconds later.
        assert.ok(performance.now() - posted < 2000);
        const done = { body: { token: claimed.token, result: {} } };
        const ended: Answer = await three.ask(`/api/v1/worker/jobs/${job.id}/complete`, done);
        assert.deepEqual(ended.body, { state: 'succeeded' });
      }
    }),
  );

  it(
    'give no job twice, however many ask at once',
    three(async (replicas) => {
      const [one] = replicas;
      assert.ok(one);
      const posts = Array.from({ length: 30 }, () => one.ask('/api/v1/jobs', { body: { request } }));
      await Promise.all(posts);
      const claims = Array.from({ length: 45 }, (_, i) => claimAt(replicas[i % 3]!, `r${i}`));
      const ids = (await Promise.all(claims)).flatMap(({ body }) => body.claimed?.job.id ?? []);
      assert.equal(ids.length, 30);
      assert.equal(new Set(ids).size, 30);
      const [first, second] = [await claimAt(one, 'r0'), await claimAt(replicas[1]!, 'r0')];
      assert.equal(first.body.claimed.token, second.body.claimed.token);
    }),
  );

  it(
    'have one store of files, one token and one key',
    three(async ([one, two, three]) => {
      assert.ok(one && two && three);
      assert.equal(one.token, two.token);
      const content = 'texto;categoria\n';
      const file = { fileName: 'a.csv', bytes: content.length, sha256: sha256Of(content) };
      const { body: upload } = await one.ask('/api/v1/uploads', { body: file });
      const headers = { 'content-type': 'application/octet-stream', 'content-length': `${content.length}` };
      await two.ask(`/api/v1/uploads/${upload.id}/pieces?place=0`, { text: content, headers });
      const end = { body: { kind: 'newDataSet', name: 'Autos' } };
      const { body: dataSet } = await three.ask(`/api/v1/uploads/${upload.id}/finish`, end);
      const got = await one.ask(`/api/v1/data-sets/${dataSet.id}/versions/1/file`);
      assert.equal(got.body, content);
      const heads = [];
      for (const server of [one, two]) {
        const { body } = await server.ask('/api/v1/audit/export');
        heads.push(JSON.parse(String(body).trim().split('\n').at(-1) ?? '').head.publicKey);
      }
      assert.equal(heads[0], heads[1]);
    }),
  );

  it(
    'take over the jobs of each other’s workers once, whoever looks first',
    three(
      async (replicas) => {
        const [one, two] = replicas;
        assert.ok(one && two);
        const { body: job } = await one.ask('/api/v1/jobs', { body: { request } });
        const { claimed } = (await claimAt(one, 'dead')).body;
        const { claimed: again } = (await claimAt(two, 'alive', 50_000)).body;
        assert.equal(again.job.id, job.id);
        assert.equal(again.job.lostAttempts, 1);
        const late = { body: { token: claimed.token, result: {} } };
        const refused = await two.ask(`/api/v1/worker/jobs/${job.id}/complete`, late);
        assert.deepEqual([refused.status, refused.body.code], [409, 'lease.expired']);
        const { body } = await one.ask(`/api/v1/jobs/${job.id}/notices`);
        assert.equal(body.notices.length, 1);
      },
      { leaseSeconds: 5 },
    ),
  );

  it('refuse another with a key of its own', async function () {
    await withOwnSchema(await databaseUrl(this), (url) =>
      withTemporaryFolder(async (folder) => {
        const shared = replicaSettings(folder, url);
        const first = await startTestServer({ dataFolder: join(folder, 'a'), ...shared });
        const other = { ...shared, auditKeyFile: join(folder, 'other.pem') };
        await assert.rejects(startTestServer({ dataFolder: join(folder, 'b'), ...other }), (error) =>
          isAppError(error, 'server.audit_key_other'),
        );
        await first.server.stop();
      }),
    );
  });
});
