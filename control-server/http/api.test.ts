import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, it } from 'mocha';
import { errorSpecs } from '../../core/contract/errors/appError.ts';
import { errorBodySchema, newJobSchema } from '../../core/contract/jobProtocol.ts';
import { jobSchema } from '../../core/contract/job.ts';
import { ask, withServer } from '../testing/withServer.ts';
import type { Answer } from '../testing/withServer.ts';

const request = { kind: 'train', config: { data: { path: '/home/ana/autos.xlsx' } } };
const claimOf = (requestId: string, waitMs = 0) => ({ body: { workerId: 'w1', requestId, waitMs } });

function checkFailure({ status, body, headers }: Answer, code: keyof typeof errorSpecs): void {
  assert.deepEqual([errorBodySchema.parse(body).code, status], [code, errorSpecs[code].status]);
  assert.equal(body.requestId, headers['x-request-id']);
  errorSpecs[code].params.parse(body.params);
}

describe('the server’s interface', () => {
  it('leads a job from its owner to a worker and back', () =>
    withServer(async ({ ask }) => {
      const { status, body: job } = await ask('/api/v1/jobs', { body: { request, dedupeKey: 'k' } });
      assert.equal(status, 200);
      assert.equal(jobSchema.parse(job).state, 'queued');
      assert.equal((await ask('/api/v1/jobs', { body: { request, dedupeKey: 'k' } })).body.id, job.id);
      const { claimed } = (await ask('/api/v1/worker/claim', claimOf('r1'))).body;
      assert.deepEqual([claimed.job.id, claimed.heartbeatMs], [job.id, 30_000]);
      assert.equal((await ask('/api/v1/worker/claim', claimOf('r1'))).body.claimed.token, claimed.token);
      const { token } = claimed;
      const at = `/api/v1/worker/jobs/${job.id}`;
      await ask(`/api/v1/jobs/${job.id}/pause`, { method: 'POST' });
      assert.equal((await ask(`${at}/heartbeat`, { body: { token } })).body.wish, 'pause');
      const told = { token, events: [{ seq: 0, body: { kind: 'x' } }], log: { place: 0, text: 'a' } };
      assert.deepEqual((await ask(`${at}/events`, { body: told })).body, { wish: 'pause' });
      const gap = { body: { token, log: { place: 5, text: 'a' } } };
      checkFailure(await ask(`${at}/events`, gap), 'job.log_gap');
      for (let i = 0; i < 2; i++) {
        const done = await ask(`${at}/complete`, { body: { token, result: { model: 'm' } } });
        assert.deepEqual(done.body, { state: 'succeeded' });
      }
      checkFailure(await ask(`${at}/heartbeat`, { body: { token } }), 'lease.expired');
      checkFailure(await ask(`/api/v1/jobs/${job.id}/cancel`, { method: 'POST' }), 'job.already_finished');
      const { body: page } = await ask('/api/v1/jobs?limit=1');
      assert.deepEqual(page.jobs[0].result, { model: 'm' });
    }));

  it('tells a waiting worker of a job at once, and lets it go when the server stops', () =>
    withServer(async ({ ask, server }) => {
      const waiting = ask('/api/v1/worker/claim', claimOf('r1', 50_000));
      await new Promise((resolve) => setTimeout(resolve, 100));
      const added = performance.now();
      await ask('/api/v1/jobs', { body: { request } });
      assert.ok((await waiting).body.claimed);
      assert.ok(performance.now() - added < 2000);
      const idle = ask('/api/v1/worker/claim', claimOf('r2', 50_000));
      await new Promise((resolve) => setTimeout(resolve, 100));
      const stopped = server.stop();
      assert.deepEqual((await idle).body, { claimed: null });
      await stopped;
      await assert.rejects(ask('/health'));
    }));

  it('answers every mistake in one shape', () =>
    withServer(async ({ ask, log }) => {
      checkFailure(await ask('/api/v1/nothing'), 'route.not_found');
      checkFailure(await ask('/api/v1/jobs', { method: 'DELETE' }), 'route.not_found');
      checkFailure(await ask('/api/v1/jobs/'), 'route.not_found');
      checkFailure(await ask('/api/v1/jobs/none'), 'job.not_found');
      checkFailure(await ask('/api/v1/jobs/%E0%A4%A'), 'request.invalid');
      checkFailure(await ask('/api/v1/jobs/..%2f..%2fetc'), 'request.invalid');
      checkFailure(await ask('/api/v1/jobs/..%2f..%2fetc%00'), 'request.invalid');
      checkFailure(await ask('/api/v1/jobs/%00'), 'request.invalid');
      checkFailure(await ask('/api/v1/audit?jobId=%00'), 'request.invalid');
      checkFailure(await ask('/api/v1/jobs?limit=0'), 'request.invalid');
      checkFailure(await ask('/api/v1/jobs?other=1'), 'request.invalid');
      checkFailure(await ask('/api/v1/jobs', { text: '{' }), 'request.invalid');
      checkFailure(await ask('/api/v1/jobs', { method: 'POST' }), 'request.invalid');
      checkFailure(await ask('/api/v1/jobs', { text: '[]' }), 'request.invalid');
      const polluting = `{"request":${JSON.stringify(request)},"__proto__":{"priority":5}}`;
      checkFailure(await ask('/api/v1/jobs', { text: polluting }), 'request.invalid');
      const text = JSON.stringify({ request, dedupeKey: 'k'.repeat(2 ** 21) });
      checkFailure(await ask('/api/v1/jobs', { text }), 'request.too_large');
      const zipped = { 'content-encoding': 'x-unknown' };
      checkFailure(await ask('/api/v1/jobs', { text: '{}', headers: zipped }), 'request.invalid');
      assert.deepEqual(log, []);
    }));

  it('lets in only requests that were meant for it', () =>
    withServer(async ({ ask: asked, server, token }) => {
      const { port } = new URL(server.address);
      const other = [
        'evil.example',
        `evil.example:${port}`,
        '127.0.0.1',
        `127.0.0.1:1${port}`,
        `[::1]:${port}`,
      ];
      for (const host of other) {
        for (const method of ['GET', 'POST', 'OPTIONS', 'HEAD']) {
          const { status } = await asked('/health', { method, headers: { host } });
          assert.equal(status, 403, `${method} ${host}`);
        }
      }
      for (const origin of ['http://evil.example', `https://127.0.0.1:${port}`, 'null', 'http://127.0.0.1']) {
        checkFailure(await asked('/health', { headers: { origin } }), 'access.foreign');
      }
      for (const host of [`localhost:${port}`, `127.0.0.1:${port}`]) {
        const headers = { host, origin: `http://${host}` };
        assert.equal((await asked('/health', { headers })).status, 200);
      }
      for (const wrong of [null, '', 'x', token.slice(1), `${token} `.toUpperCase()]) {
        const answer = await ask({ address: server.address, token: wrong }, '/api/v1/jobs');
        checkFailure(answer, 'access.token_missing');
      }
      if (process.platform !== 'win32') assert.equal(statSync(server.tokenFile).mode & 0o777, 0o600);
    }));

  it('describes itself, with what it checks', () =>
    withServer(async ({ ask }) => {
      const { body } = await ask('/api/v1/openapi.json');
      assert.equal(body.openapi, '3.1.0');
      const { properties } = body.paths['/api/v1/jobs'].post.requestBody.content['application/json'].schema;
      assert.deepEqual(Object.keys(properties), Object.keys(newJobSchema.shape));
      assert.ok(body.paths['/api/v1/worker/jobs/{jobId}/complete'].post.parameters.length === 1);
      assert.equal((await ask('/ready')).status, 200);
    }));

  it('hears nobody who sends half a request for ever', () =>
    withServer(async ({ server, ask }) => {
      const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
      socket.write('GET /health HTTP/1.1\r\nHost: x');
      assert.equal((await ask('/health')).status, 200);
      socket.destroy();
    }));
});
