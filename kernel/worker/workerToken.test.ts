import assert from 'node:assert/strict';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { claimAnswerSchema } from '../../core/contract/jobProtocol.ts';
import { askServer } from '../../core/host/askServer.ts';
import { withTeamServer } from './testing/teamServer.ts';
import { workerToken } from './workerToken.ts';

const { signal } = new AbortController();

describe('the token of a worker', function () {
  this.timeout(60_000);

  it('is exchanged once for a registration token, kept for its user alone, and opens the queue', () =>
    withTeamServer(async ({ folder, address, ask }) => {
      const worker = join(folder, 'trabalhador com espaço');
      const kept = join(worker, 'worker-token.json');
      const tokenFor = (given: string, at = address) =>
        workerToken({ address: at, folder: worker, given, signal });
      assert.equal(await tokenFor(''), undefined);
      const { registration } = await ask('/api/v1/worker-invitations', { name: 'gpu' });
      const token = await tokenFor(registration);
      assert.ok(token !== undefined && !readFileSync(kept, 'utf8').includes(registration));
      if (process.platform !== 'win32') assert.equal(statSync(kept).mode & 0o777, 0o600);
      const body = { workerId: 'p', requestId: 'r' };
      const claim = { path: '/api/v1/worker/claim', body, answer: claimAnswerSchema };
      assert.deepEqual(await askServer({ address, token }, claim), { claimed: null });
      // Started again as it was the first time, or without anything.
      assert.deepEqual([await tokenFor(registration), await tokenFor('')], [token, token]);
      // A token is for the server it was made for.
      assert.equal(await tokenFor('', 'http://127.0.0.1:9'), undefined);
      assert.equal(await tokenFor('another kind of token'), 'another kind of token');

      // The answer to the exchange was lost: the same token is shown again.
      const unsure = { ...JSON.parse(readFileSync(kept, 'utf8')), isRegistered: false };
      writeFileSync(kept, JSON.stringify(unsure));
      assert.equal(await tokenFor(registration), token);
      // Lost together with the token: the registration is used up.
      rmSync(kept);
      await assert.rejects(tokenFor(registration), (error) =>
        isAppError(error, 'worker.registration_invalid'),
      );
      writeFileSync(kept, '{');
      await assert.rejects(tokenFor(''), (error) => isAppError(error, 'worker.token_damaged'));
    }));

  it('of one that was shut out opens nothing, until it is registered anew', () =>
    withTeamServer(async ({ folder, address, ask }) => {
      const register = async () => {
        const { registration } = await ask('/api/v1/worker-invitations', { name: 'gpu' });
        return (await workerToken({ address, folder, given: registration, signal })) ?? '';
      };
      const body = { workerId: 'p', requestId: 'r' };
      const claimWith = (token: string) =>
        askServer({ address, token }, { path: '/api/v1/worker/claim', body, answer: z.unknown() });
      const first = await register();
      await ask('/api/v1/registered-workers/gpu/revoke', {});
      await assert.rejects(claimWith(first), (error) => isAppError(error, 'access.token_missing'));
      const second = await register();
      assert.notEqual(second, first);
      await claimWith(second);
    }));
});
