import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { auditPageSchema, ownAuditPageSchema } from '../../core/contract/audit.ts';
import { verifyAudit } from '../../core/host/audit/verifyAudit.ts';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { auditKey } from '../audit/auditKey.ts';
import { withServer } from '../testing/withServer.ts';

const request = { kind: 'train', config: { data: { path: '/home/ana/autos.xlsx' } } };

describe('the audit trail over HTTP', () => {
  it('is told whole to the administrator, and without names and addresses to the owner', () =>
    withServer(async ({ ask }) => {
      const { body: job } = await ask('/api/v1/jobs', { body: { request } });
      const claim = { workerId: 'gpu', requestId: 'r' };
      const { claimed } = (await ask('/api/v1/worker/claim', { body: claim })).body;
      const done = { token: claimed.token, result: {} };
      await ask(`/api/v1/worker/jobs/${job.id}/complete`, { body: done });
      const all = auditPageSchema.parse((await ask(`/api/v1/audit?jobId=${job.id}&limit=2`)).body);
      assert.deepEqual(
        all.events.map(({ actor, action, origin }) => [actor.kind, actor.name, action, origin]),
        [
          ['worker', 'gpu', 'job.complete', '127.0.0.1'],
          ['worker', 'gpu', 'job.claim', '127.0.0.1'],
        ],
      );
      const next = auditPageSchema.parse((await ask(`/api/v1/audit?limit=2&before=${all.before}`)).body);
      assert.deepEqual([next.events[0]?.actor.name, next.events[0]?.action], ['local', 'job.create']);
      const own = await ask('/api/v1/audit/own');
      assert.equal(ownAuditPageSchema.parse(own.body).events.length, 3);
      assert.ok(!/gpu|127\.0\.0\.1/u.test(JSON.stringify(own.body)));
    }));

  it('is exported with a head that the key of the data folder signed', () =>
    withServer(async ({ ask, server }) => {
      await ask('/api/v1/jobs', { body: { request } });
      const { status, headers, body } = await ask('/api/v1/audit/export');
      assert.deepEqual([status, headers['content-type']], [200, 'application/x-ndjson; charset=utf-8']);
      const folder = dirname(server.tokenFile);
      const publicKey = readFileSync(join(folder, 'audit-key.pub'), 'utf8').trim();
      const verdict = await verifyAudit(String(body).trimEnd().split('\n'), { publicKey });
      assert.ok(verdict.kind === 'intact');
      assert.equal(verdict.head.seq, 1);
      assert.ok(!String(body).includes('autos'));
      if (process.platform !== 'win32') {
        assert.equal(statSync(join(folder, 'audit-key.pem')).mode & 0o777, 0o600);
      }
    }));

  it('has one key for ever, and a damaged one is not replaced', () =>
    withTemporaryFolder(async (folder) => {
      const first = await auditKey(folder);
      const again = await auditKey(folder);
      assert.ok(first.key.equals(again.key));
      writeFileSync(join(folder, 'audit-key.pem'), 'x');
      await assert.rejects(auditKey(folder), (error) => isAppError(error, 'server.audit_key_damaged'));
    }));

  it('has one key where several servers that start at once share its file', () =>
    withTemporaryFolder(async (folder) => {
      const file = join(folder, 'shared.pem');
      const servers = ['a', 'b', 'c', 'd'].map((name) => join(folder, name));
      for (const server of servers) mkdirSync(server);
      const keys = await Promise.all(servers.map((server) => auditKey(server, file)));
      for (const { key, path } of keys) {
        assert.ok(key.equals(keys[0]!.key));
        assert.equal(path, file);
      }
      const published = servers.map((server) => readFileSync(join(server, 'audit-key.pub'), 'utf8'));
      assert.equal(new Set(published).size, 1);
      assert.deepEqual(readdirSync(folder).sort(), ['a', 'b', 'c', 'd', 'shared.pem']);
    }));
});
