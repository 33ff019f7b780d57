/** A server in team mode: people come in and go, with what is theirs, and everything of it is told. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { auditPageSchema } from '../../core/contract/audit.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { errorSpecs } from '../../core/contract/errors/appError.ts';
import { bringDataSet, nobody, password, publicAddress, trainOn, withTeam } from '../testing/withTeam.ts';
import type { TeamTest } from '../testing/withTeam.ts';
import type { Answer } from '../testing/withServer.ts';

function checkFailure({ status, body }: Answer, code: ErrorCode): void {
  assert.deepEqual([body.code, status], [code, errorSpecs[code].status]);
}

async function actionsOf({ ask, admin }: TeamTest, limit = 200): Promise<string[]> {
  const { body } = await ask(admin, `/api/v1/audit?limit=${limit}`);
  return auditPageSchema
    .parse(body)
    .events.map(
      ({ actor, action, object, result }) => `${actor.name} ${action} ${object.id} ${result.state}`,
    );
}

describe('a server in team mode', function () {
  this.timeout(60_000);

  it('knows no token of local mode, and lets in only requests for its public address', () =>
    withTeam(async ({ ask, ana, server, folder }) => {
      assert.ok(!existsSync(join(folder, 'local-token')));
      assert.equal(server.publicAddress, publicAddress);
      const { port } = new URL(server.address);
      for (const host of [`127.0.0.1:${port}`, 'evil.example', 'treino.exemplo.br:8731']) {
        checkFailure(await ask(ana, '/api/v1/jobs', { headers: { host } }), 'access.foreign');
      }
      for (const origin of ['https://evil.example', 'http://treino.exemplo.br', 'null']) {
        checkFailure(await ask(ana, '/api/v1/jobs', { headers: { origin } }), 'access.foreign');
      }
      const own = await ask(ana, '/api/v1/jobs', { headers: { origin: publicAddress } });
      assert.equal(own.status, 200);
    }));

  it('gives a session that no page can read, and wants the word against foreign pages with every change', () =>
    withTeam(async ({ ask, ana, logIn }) => {
      const { headers, body } = await ask(nobody, '/api/v1/session', { body: { name: ' ANA', password } });
      assert.match(
        headers['set-cookie']?.[0] ?? '',
        /^__Host-bert-session=bts_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure$/u,
      );
      assert.deepEqual([body.name, body.isAdmin], ['ana', false]);
      const cookie = ana['cookie'] ?? '';
      assert.equal((await ask({ cookie }, '/api/v1/session')).body.csrfToken, ana['x-csrf-token']);
      const bia = await logIn('bia');
      const others = String(bia['x-csrf-token']);
      for (const wrong of [{ cookie }, { cookie, 'x-csrf-token': others }, { cookie, 'x-csrf-token': '' }]) {
        checkFailure(await ask(wrong, '/api/v1/tokens', { body: { name: 't' } }), 'access.csrf');
        checkFailure(await ask(wrong, '/api/v1/session', { method: 'DELETE' }), 'access.csrf');
      }
      assert.equal((await ask(ana, '/api/v1/session', { method: 'DELETE' })).status, 200);
      checkFailure(await ask(ana, '/api/v1/session'), 'access.token_missing');
      assert.equal((await ask(bia, '/api/v1/session')).status, 200);
    }));

  it('tells nothing of what was wrong with a name or a password, counts it, and then does not listen', () =>
    withTeam(async (test) => {
      const { ask } = test;
      const tryAs = (name: string, word: string) =>
        ask(nobody, '/api/v1/session', { body: { name, password: word } });
      // What succeeds is not counted.
      for (let i = 0; i < 12; i++) assert.equal((await tryAs('bia', password)).status, 200);
      const answers = [await tryAs('ana', 'errada'), await tryAs('ninguem', 'errada')];
      for (const answer of answers) checkFailure(answer, 'access.wrong_password');
      for (let i = 0; i < 9; i++) checkFailure(await tryAs('ana', 'errada'), 'access.wrong_password');
      const late = await tryAs('ana', password);
      checkFailure(late, 'request.too_many');
      assert.ok(Number(late.headers['retry-after']) > 0);
      assert.equal((await tryAs('bia', password)).status, 200);
      const told = (await actionsOf(test)).filter((line) => line.includes('session.refuse'));
      assert.equal(told.length, 11);
      assert.equal(new Set(told).size, 2);
      assert.ok(told.includes('unknown session.refuse unknown refused'));
    }));

  it('lets a person choose their password with an invitation, once, and change it', () =>
    withTeam(async ({ ask, admin }) => {
      const created = await ask(admin, '/api/v1/accounts', { body: { name: 'caio@exemplo.br' } });
      const { account, invitation } = created.body;
      assert.deepEqual([account.role, account.hasPassword], ['user', false]);
      const accept = (word: string, invited = invitation) =>
        ask(nobody, '/api/v1/invitations/accept', { body: { invitation: invited, password: word } });
      checkFailure(await accept('curta'), 'request.invalid');
      const { invitation: newer } = (
        await ask(admin, '/api/v1/accounts/caio@exemplo.br/invite', { method: 'POST' })
      ).body;
      checkFailure(await accept(password), 'access.invitation_invalid');
      const accepted = await accept(password, newer);
      assert.equal(accepted.body.name, 'caio@exemplo.br');
      checkFailure(await accept(password, newer), 'access.invitation_invalid');
      const [cookie = ''] = (accepted.headers['set-cookie']?.[0] ?? '').split(';');
      const caio = { cookie, 'x-csrf-token': String(accepted.body.csrfToken) };
      const logIn = (word: string) =>
        ask(nobody, '/api/v1/session', { body: { name: 'caio@exemplo.br', password: word } });
      const [otherCookie = ''] = ((await logIn(password)).headers['set-cookie']?.[0] ?? '').split(';');
      const next = 'outra frase bem comprida';
      const change = (current: string) => ask(caio, '/api/v1/account/password', { body: { current, next } });
      checkFailure(await change('errada'), 'access.wrong_password');
      assert.equal((await change(password)).status, 200);
      checkFailure(await ask({ cookie: otherCookie }, '/api/v1/session'), 'access.token_missing');
      assert.equal((await ask(caio, '/api/v1/session')).status, 200);
      checkFailure(await logIn(password), 'access.wrong_password');
      assert.equal((await logIn(next)).status, 200);
    }));

  it('shuts a closed account out at once, and never the last administrator', () =>
    withTeam(async ({ ask, admin, ana, logIn }) => {
      const post = (path: string, body?: object) => ask(admin, path, { method: 'POST', body });
      const { secret } = (await ask(ana, '/api/v1/tokens', { body: { name: 't' } })).body;
      const program = { authorization: `Bearer ${secret}` };
      assert.equal((await ask(program, '/api/v1/jobs')).status, 200);
      assert.equal((await post('/api/v1/accounts/ana/disable')).body.isDisabled, true);
      for (const who of [ana, program]) checkFailure(await ask(who, '/api/v1/jobs'), 'access.token_missing');
      checkFailure(
        await ask(nobody, '/api/v1/session', { body: { name: 'ana', password } }),
        'access.wrong_password',
      );
      checkFailure(await post('/api/v1/accounts/raiz/disable'), 'account.last_admin');
      checkFailure(await post('/api/v1/accounts/raiz/role', { role: 'user' }), 'account.last_admin');
      await post('/api/v1/accounts/ana/enable');
      const back = await logIn('ana');
      checkFailure(await ask(program, '/api/v1/jobs'), 'access.token_missing');
      // A role is that of the account at this moment, not of when its session began.
      checkFailure(await ask(back, '/api/v1/accounts'), 'access.denied');
      await post('/api/v1/accounts/ana/role', { role: 'admin' });
      assert.equal((await ask(back, '/api/v1/accounts')).body.accounts.length, 3);
      assert.equal((await post('/api/v1/accounts/raiz/role', { role: 'user' })).body.role, 'user');
      checkFailure(await ask(admin, '/api/v1/accounts'), 'access.denied');
      checkFailure(await post('/api/v1/accounts', { name: 'ana' }), 'access.denied');
      checkFailure(await ask(back, '/api/v1/accounts', { body: { name: 'bia' } }), 'account.exists');
      checkFailure(await ask(back, '/api/v1/accounts', { body: { name: 'local' } }), 'request.invalid');
    }));

  it('keeps no secret, shows each once, and takes tokens back', () =>
    withTeam(async ({ ask, ana, bia }) => {
      const created = (await ask(ana, '/api/v1/tokens', { body: { name: 'Relatório', days: 30 } })).body;
      const program = { authorization: `Bearer ${created.secret}` };
      assert.equal((await ask(program, '/api/v1/session')).body.csrfToken, null);
      const { body } = await ask(ana, '/api/v1/tokens');
      assert.ok(body.tokens[0].lastUsedAt > 0);
      assert.ok(!JSON.stringify(body).includes(created.secret));
      // A program makes no other token, or one that was stolen would never end.
      checkFailure(await ask(program, '/api/v1/tokens', { body: { name: 'x' } }), 'access.denied');
      const at = `/api/v1/tokens/${created.token.id}`;
      checkFailure(await ask(bia, at, { method: 'DELETE' }), 'token.not_found');
      assert.equal((await ask(ana, at, { method: 'DELETE' })).status, 200);
      checkFailure(await ask(program, '/api/v1/session'), 'access.token_missing');
    }));

  it('binds a worker to the jobs it holds, whatever it says, and gives them on when it is shut out', () =>
    withTeam(async (test) => {
      const { ask, ana, admin, worker } = test;
      const first = await worker('gpu');
      const second = await worker('gpu-2');
      const { id } = (await ask(ana, '/api/v1/jobs', { body: trainOn(await bringDataSet(test, ana)) })).body;
      const claim = { workerId: 'p', requestId: 'r' };
      const { claimed } = (await ask(first, '/api/v1/worker/claim', { body: claim })).body;
      assert.equal(claimed.job.id, id);
      const { token } = claimed;
      const at = `/api/v1/worker/jobs/${id}`;
      const blob = `/api/v1/worker/blobs/${claimed.dataFile.sha256}?jobId=${id}&token=${token}`;
      // The same names and the right token: it is still another.
      assert.equal((await ask(second, '/api/v1/worker/claim', { body: claim })).body.claimed, null);
      for (const word of ['heartbeat', 'give-back', 'events']) {
        checkFailure(await ask(second, `${at}/${word}`, { body: { token } }), 'lease.expired');
      }
      checkFailure(await ask(second, `${at}/complete`, { body: { token, result: {} } }), 'lease.expired');
      checkFailure(await ask(second, blob), 'lease.expired');
      assert.equal((await ask(first, blob)).body, 'a;b\n');
      assert.equal((await ask(first, `${at}/heartbeat`, { body: { token } })).status, 200);
      const { body: workers } = await ask(admin, '/api/v1/workers');
      assert.deepEqual(
        workers.workers.map((one: { id: string }) => one.id),
        ['gpu:p'],
      );
      checkFailure(
        await ask(admin, '/api/v1/worker-invitations', { body: { name: 'gpu' } }),
        'worker.name_taken',
      );
      await ask(admin, '/api/v1/registered-workers/gpu/revoke', { method: 'POST' });
      checkFailure(await ask(first, `${at}/heartbeat`, { body: { token } }), 'access.token_missing');
      const { body: list } = await ask(admin, '/api/v1/registered-workers');
      assert.deepEqual(
        list.workers.map((one: { name: string; isRevoked: boolean }) => [one.name, one.isRevoked]),
        [
          ['gpu', true],
          ['gpu-2', false],
        ],
      );
      const waiting = { workerId: 'p', requestId: 's', waitMs: 20_000 };
      const taken = await ask(second, '/api/v1/worker/claim', { body: waiting });
      assert.equal(taken.body.claimed.job.id, id);
      // The name is free again.
      const again = await worker('gpu');
      assert.equal((await ask(again, '/api/v1/worker/claim', { body: claim })).status, 409);
    }));

  it('a registration token is exchanged once, and a lost answer loses nothing', () =>
    withTeam(async ({ ask, admin, log }) => {
      const invited = await ask(admin, '/api/v1/worker-invitations', { body: { name: 'gpu' } });
      const { registration } = invited.body;
      const token = `btw_${'a'.repeat(43)}`;
      const exchange = (own: string) =>
        ask(nobody, '/api/v1/worker/exchange', { body: { registration, token: own } });
      for (let i = 0; i < 2; i++) assert.deepEqual((await exchange(token)).body, { name: 'gpu' });
      checkFailure(await exchange(`btw_${'b'.repeat(43)}`), 'worker.registration_invalid');
      checkFailure(await exchange('x'), 'request.invalid');
      assert.deepEqual(log, []);
    }));

  it('shows administrators what is anybody’s, and others only their own', () =>
    withTeam(async (test) => {
      const { ask, ana, bia, admin } = test;
      const dataSetId = await bringDataSet(test, ana, { name: 'Segredo' });
      const { id: jobId } = (await ask(ana, '/api/v1/jobs', { body: trainOn(dataSetId) })).body;
      for (const list of ['/api/v1/jobs', '/api/v1/data-sets']) {
        const count = async (who: object, query: string) => {
          const { status, body } = await ask({ ...who }, `${list}?owner=${query}`);
          return status === 200 ? (body.jobs ?? body.dataSets).length : status;
        };
        assert.deepEqual(
          [await count(admin, '*'), await count(admin, 'ana'), await count(admin, 'raiz')],
          [1, 1, 0],
        );
        assert.deepEqual(
          [await count(ana, 'ana'), await count(bia, 'ana'), await count(bia, '*')],
          [1, 403, 403],
        );
        assert.ok(!JSON.stringify((await ask(bia, list)).body).includes('Segredo'));
      }
      checkFailure(await ask(bia, '/api/v1/jobs', { body: trainOn(dataSetId) }), 'dataset.not_found');
      assert.equal((await ask(admin, '/api/v1/jobs', { body: trainOn(dataSetId) })).body.owner, 'raiz');
      assert.equal((await ask(admin, `/api/v1/data-sets/${dataSetId}`)).body.owner, 'ana');
      checkFailure(await ask(bia, `/api/v1/jobs/${jobId}/cancel`, { method: 'POST' }), 'job.not_found');
      const cancelled = await ask(admin, `/api/v1/jobs/${jobId}/cancel`, { method: 'POST' });
      assert.equal(cancelled.body.state, 'cancelled');
    }));

  it('deletes a data set for its owner where no job names it, for an administrator where none needs it', () =>
    withTeam(async (test) => {
      const { ask, ana, bia, admin } = test;
      const remove = (who: object, id: string, query = '') =>
        ask({ ...who }, `/api/v1/data-sets/${id}${query}`, { method: 'DELETE' });
      const unused = await bringDataSet(test, ana);
      checkFailure(await remove(bia, unused), 'dataset.not_found');
      assert.equal((await remove(ana, unused)).status, 200);
      const used = await bringDataSet(test, ana);
      const { id: jobId } = (await ask(ana, '/api/v1/jobs', { body: trainOn(used) })).body;
      checkFailure(await remove(ana, used), 'dataset.in_use');
      checkFailure(await remove(admin, used, '?withJobs=true'), 'dataset.in_use');
      await ask(ana, `/api/v1/jobs/${jobId}/cancel`, { method: 'POST' });
      checkFailure(await remove(ana, used), 'dataset.in_use');
      checkFailure(await remove(ana, used, '?withJobs=true'), 'access.denied');
      checkFailure(await remove(admin, used), 'dataset.in_use');
      assert.equal((await remove(admin, used, '?withJobs=true')).status, 200);
      assert.equal((await ask(ana, `/api/v1/jobs/${jobId}`)).body.state, 'cancelled');
      checkFailure(await ask(ana, `/api/v1/data-sets/${used}`), 'dataset.not_found');
      const told = (await actionsOf(test)).filter((line) => line.includes('dataSet.'));
      assert.deepEqual(told.reverse(), [
        `ana dataSet.create ${unused} done`,
        `bia dataSet.delete ${unused} refused`,
        `ana dataSet.delete ${unused} done`,
        `ana dataSet.create ${used} done`,
        `ana dataSet.delete ${used} refused`,
        `raiz dataSet.delete ${used} refused`,
        `ana dataSet.delete ${used} refused`,
        `ana dataSet.delete ${used} refused`,
        `raiz dataSet.delete ${used} refused`,
        `raiz dataSet.delete ${used} done`,
      ]);
    }));

  it('tells of everything in the audit trail, and to each person what is theirs', () =>
    withTeam(async (test) => {
      const { ask, ana, bia, admin } = test;
      const id = await bringDataSet(test, ana);
      await ask(bia, `/api/v1/data-sets/${id}`);
      await ask(admin, `/api/v1/data-sets/${id}/versions/1/file`);
      await ask(bia, '/api/v1/accounts');
      await ask(admin, '/api/v1/accounts/bia/role', { body: { role: 'admin' } });
      await ask(admin, '/api/v1/limits', { body: { run: { maxEpochs: 7 } } });
      const lines = await actionsOf(test);
      for (const line of [
        'raiz session.begin raiz done',
        'raiz account.create ana done',
        'ana dataSet.create ' + id + ' done',
        'bia access.refuse ' + id + ' refused',
        'raiz dataSet.fetch ' + id + ' done',
        'bia access.refuse GET /api/v1/accounts refused',
        'raiz account.role bia done',
        'raiz limit.change run.maxEpochs done',
      ]) {
        assert.ok(lines.includes(line), line);
      }
      const own = JSON.stringify((await ask(ana, '/api/v1/audit/own')).body);
      assert.ok(own.includes('dataSet.fetch') && !/raiz|bia|127\.0\.0\.1/u.test(own));
    }));

  it('puts limits and presets into force at once, for everybody and for one person', () =>
    withTeam(async (test) => {
      const { ask, ana, bia, admin } = test;
      const train = (who: object, config: object) =>
        ask({ ...who }, '/api/v1/jobs', { body: { request: { kind: 'train', config } } });
      const data = { path: '/a.csv' };
      const epochs = (count: number) => ({ data, parameters: { epochs: count } });
      await ask(admin, '/api/v1/limits', { body: { run: { maxEpochs: 5 }, dataset: { maxFileSizeMiB: 1 } } });
      await ask(admin, '/api/v1/accounts/bia/limits', { body: { run: { maxEpochs: 9 } } });
      checkFailure(await train(ana, epochs(6)), 'request.over_limit');
      assert.equal((await train(bia, epochs(6))).body.request.config.limits.run.maxEpochs, 9);
      const large = { sha256: 'a'.repeat(64), bytes: 2 ** 21, fileName: 'a.csv' };
      checkFailure(await ask(ana, '/api/v1/uploads', { body: large }), 'table.too_large');
      assert.equal((await ask(ana, '/api/v1/limits')).body.limits.run.maxEpochs, 5);
      await ask(admin, '/api/v1/limits', { body: { run: { maxEpochs: null } } });
      assert.equal((await train(ana, epochs(6))).status, 200);
      const changes = (await ask(admin, '/api/v1/limits/changes')).body;
      assert.deepEqual(changes.everybody, { dataset: { maxFileSizeMiB: 1 }, run: {} });
      assert.deepEqual(changes.accounts, [{ name: 'bia', changes: { run: { maxEpochs: 9 } } }]);

      await ask(admin, '/api/v1/presets/rapido', { body: { epochs: 2, warmupSteps: 10 } });
      const quick = await train(ana, { data, preset: 'rapido' });
      assert.deepEqual(quick.body.request.config.parameters, { epochs: 2, warmupSteps: 10 });
      const own = await train(ana, { data, preset: 'rapido', parameters: { epochs: 4, warmupShare: 0.2 } });
      assert.deepEqual(own.body.request.config.parameters, { epochs: 4, warmupShare: 0.2 });
      const { presets } = (await ask(ana, '/api/v1/presets')).body;
      assert.deepEqual([presets[0].numbers.epochs, presets[0].isChanged], [2, true]);
      await ask(admin, '/api/v1/presets/rapido', { method: 'DELETE' });
      assert.equal((await ask(ana, '/api/v1/presets')).body.presets[0].numbers.epochs, 3);
    }));

  it('keeps to the running jobs of one person, their own number or everybody’s', () =>
    withTeam(async ({ ask, ana, bia, admin, worker }) => {
      const gpu = await worker('gpu');
      await ask(admin, '/api/v1/limits', { body: { run: { maxConcurrentRunsPerUser: 1 } } });
      await ask(admin, '/api/v1/accounts/bia/limits', { body: { run: { maxConcurrentRunsPerUser: 2 } } });
      const request = { kind: 'train', config: { data: { path: '/a.csv' } } };
      for (const who of [ana, ana, bia, bia, bia]) await ask(who, '/api/v1/jobs', { body: { request } });
      const owners: string[] = [];
      for (let i = 0; i < 5; i++) {
        const claim = { workerId: 'p', requestId: `r${i}` };
        const { claimed } = (await ask(gpu, '/api/v1/worker/claim', { body: claim })).body;
        if (claimed) owners.push(claimed.job.owner);
      }
      assert.deepEqual(owners, ['ana', 'bia', 'bia']);
    }));

  it('lets nobody ask without end', () =>
    withTeam(
      async ({ ask, ana, bia }) => {
        const answers: Answer[] = [];
        for (let i = 0; i < 60; i++) answers.push(await ask(ana, '/api/v1/session'));
        const refused = answers.filter(({ status }) => status === 429);
        assert.ok(refused.length >= 10 && refused.length <= 20, String(refused.length));
        assert.equal((await ask(bia, '/api/v1/session')).status, 200);
        assert.equal((await ask(nobody, '/health')).status, 200);
      },
      { requestsPerMinute: 45 },
    ));
});
