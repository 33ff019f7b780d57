/** What the server tells of itself: figures, readiness, its log, its care. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { filesBelow, fileOf } from '../testing/testKeeper.ts';
import { ask, withServer } from '../testing/withServer.ts';

const request = { kind: 'train', config: { data: { path: '/home/ana/autos.xlsx' } } };

describe('the figures of a server', () => {
  it('tell of the queue, of requests by route and of the process', () =>
    withServer(async ({ ask: asked }) => {
      await asked('/api/v1/jobs', { body: { request } });
      await asked('/api/v1/jobs', { body: { request } });
      await asked('/api/v1/worker/claim', { body: { workerId: 'w', requestId: 'r' } });
      const { status, headers, body } = await asked('/metrics');
      assert.equal(status, 200);
      assert.match(headers['content-type'] ?? '', /^text\/plain; version=0\.0\.4/u);
      const lines = String(body).split('\n');
      assert.ok(lines.includes('bert_training_jobs{state="queued"} 1'));
      assert.ok(lines.includes('bert_training_jobs{state="leased"} 1'));
      assert.ok(
        lines.includes('bert_training_request_seconds_count{route="POST /api/v1/jobs",status="200"} 2'),
      );
      for (const name of [
        'oldest_waiting_seconds',
        'claim_wait_seconds{quantile="0.99"}',
        'leases_lost_total',
        'watchdog_acts_total',
        'blob_bytes',
        'memory_bytes{kind="resident"}',
      ]) {
        assert.ok(
          lines.some((line) => line.startsWith(`bert_training_${name} `)),
          name,
        );
      }
    }));

  it('are for administrators, and for the token made for them, which opens nothing else', () =>
    withServer(
      async ({ server }) => {
        const as = (token: string | null, path: string) => ask({ address: server.address, token }, path);
        assert.equal((await as('figures_0123456789', '/metrics')).status, 200);
        assert.equal((await as('figures_0123456780', '/metrics')).status, 401);
        assert.equal((await as(null, '/metrics')).status, 401);
        for (const path of ['/api/v1/jobs', '/api/v1/audit', '/api/v1/retention']) {
          assert.equal((await as('figures_0123456789', path)).status, 403, path);
        }
      },
      { environment: { BERT_TRAINING_SERVER_METRICS_TOKEN: 'figures_0123456789' } },
    ));
});

describe('readiness', () => {
  it('says why the server is not ready', async () => {
    await withServer(async ({ ask: asked, server }) => {
      assert.equal((await asked('/ready')).status, 200);
      rmSync(join(dirname(server.tokenFile), 'blobs'), { recursive: true });
      const { status, body } = await asked('/ready');
      assert.deepEqual([status, body.code], [503, 'server.storage_away']);
      assert.equal((await asked('/health')).status, 200);
    });
    await withServer(
      async ({ ask: asked }) => {
        const { status, body } = await asked('/ready');
        assert.deepEqual([status, body.code], [503, 'server.disk_low']);
        assert.equal(body.params.leastMiB, 1_000_000_000);
      },
      { settings: { leastFreeMiB: 1_000_000_000 } },
    );
  });
});

describe('the log of a server', () => {
  it('tells each request by its id, and no secret and no text of a whole session', () => {
    const marker = 'Marcador-7f3a';
    let folder = '';
    let requestId = '';
    return withServer(async ({ ask: asked, server, token, log }) => {
      folder = dirname(server.tokenFile);
      const content = `texto;classe\n${marker};recurso\n`;
      const { body: upload } = await asked('/api/v1/uploads', { body: fileOf(content, `${marker}.csv`) });
      const at = `/api/v1/uploads/${upload.id}`;
      const headers = { 'content-type': 'application/octet-stream' };
      await asked(`${at}/pieces?place=0`, { text: content, method: 'POST', headers });
      const { body: dataSet } = await asked(`${at}/finish`, { body: { kind: 'newDataSet', name: marker } });
      const data = { dataSet: { id: dataSet.id, version: 1 }, textColumn: marker };
      await asked('/api/v1/jobs', { body: { request: { kind: 'train', config: { data } } } });
      const claim = { workerId: 'w', requestId: 'r' };
      const { claimed } = (await asked('/api/v1/worker/claim', { body: claim })).body;
      const job = `/api/v1/worker/jobs/${claimed.job.id}`;
      const told = { token: claimed.token, events: [{ seq: 0, body: { text: marker } }] };
      await asked(`${job}/events`, { body: { ...told, log: { place: 0, text: marker } } });
      const error = { code: 'file.not_found', params: { path: marker } };
      await asked(`${job}/fail`, { body: { token: claimed.token, error, retryable: false } });
      await asked(`/api/v1/jobs?limit=${marker}`);
      await asked(`/api/v1/${marker}`);
      await ask({ address: server.address, token: marker }, '/api/v1/jobs');
      requestId = String((await asked('/api/v1/jobs')).headers['x-request-id']);
      await server.stop();
      const files = filesBelow(join(folder, 'logs'));
      const text = files.map((path) => readFileSync(path, 'utf8')).join('');
      assert.ok(
        text.split('\n').some((line) => line.includes(requestId) && line.includes('GET /api/v1/jobs')),
      );
      for (const secret of [marker, token, 'recurso']) assert.ok(!text.includes(secret), secret);
      // The terminal has sentences, and none for requests that went well.
      assert.deepEqual(log, []);
    });
  });
});

describe('the care of a server over HTTP', () => {
  it('shows what a policy would delete before it is set', () =>
    withServer(async ({ ask: asked }) => {
      const set = await asked('/api/v1/retention', { body: { jobs: 30 } });
      assert.equal(set.body.jobs, 30);
      assert.deepEqual((await asked('/api/v1/retention')).body, set.body);
      const policy = { policy: { dataSets: 1 } };
      const { body } = await asked('/api/v1/retention/preview', { body: policy });
      assert.deepEqual(body, { due: [{ kind: 'dataSets', count: 0, names: [] }] });
      assert.equal((await asked('/api/v1/retention')).body.dataSets, null);
      const bad = await asked('/api/v1/retention', { body: { jobs: 0 } });
      assert.deepEqual([bad.status, bad.body.code], [400, 'request.invalid']);
      const { body: task } = await asked('/api/v1/retention/run', { body: { dedupeKey: 'k' } });
      assert.equal((await asked('/api/v1/retention/run', { body: { dedupeKey: 'k' } })).body.id, task.id);
      assert.equal((await asked('/api/v1/care-tasks')).body.tasks.length, 1);
      assert.equal((await asked('/api/v1/care-tasks/none')).body.code, 'care.task_not_found');
      const { body: trail } = await asked('/api/v1/audit');
      assert.ok(trail.events.some(({ action }: { action: string }) => action === 'retention.set'));
    }));

  it('takes a choice of mails where the settings name a mail server', async () => {
    const choice = { address: 'ana@example.org', language: 'pt-BR', events: ['jobFailed', 'diskLow'] };
    await withServer(async ({ ask: asked }) => {
      const { status, body } = await asked('/api/v1/mail-choice', { body: choice });
      assert.deepEqual([status, body.code], [409, 'mail.not_set_up']);
    });
    await withServer(
      async ({ ask: asked }) => {
        assert.deepEqual((await asked('/api/v1/mail-choice', { body: choice })).body, { choice });
        assert.deepEqual((await asked('/api/v1/mail-choice')).body, { choice });
        const gone = await asked('/api/v1/mail-choice', { method: 'DELETE' });
        assert.deepEqual(gone.body, { choice: null });
      },
      { settings: { mail: { host: '127.0.0.1', port: 1, from: 'bert@example.org' } } },
    );
  });
});
