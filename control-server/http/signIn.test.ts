/** In through a provider of OpenID Connect, which is a tiny one on loopback here. */
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'mocha';
import { nobody, publicAddress, withTeam } from '../testing/withTeam.ts';
import type { TeamTest } from '../testing/withTeam.ts';

interface Claims {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

/** What a test makes of the provider. */
interface Provider {
  readonly issuer: string;
  claims: Claims;
  /** Signs with another key than it publishes. */
  isForged: boolean;
  nonce: string | undefined;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const forger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

function jwtOf(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** Gives a code that stands for the challenge, and an ID token for whoever knows what was challenged. */
async function withProvider(use: (provider: Provider) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '', request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: Provider = { issuer, claims: { sub: '' }, isForged: false, nonce: undefined };
  async function answer(path: string, request: AsyncIterable<Uint8Array>) {
    if (path === '/.well-known/openid-configuration') {
      const body = {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      };
      return { status: 200, body };
    }
    if (path === '/keys') {
      const key = { ...publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' };
      return { status: 200, body: { keys: [key] } };
    }
    const form = new URLSearchParams(await text(request));
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isKnown = form.get('client_secret') === 'segredo' && form.get('client_id') === 'bert';
    if (!isKnown || form.get('code') !== challenge) return { status: 400, body: { error: 'invalid_grant' } };
    const now = Math.floor(Date.now() / 1000);
    const { nonce, claims } = provider;
    const all = { iss: issuer, aud: 'bert', iat: now, exp: now + 60, nonce, ...claims };
    const idToken = jwtOf(all, provider.isForged ? forger : privateKey);
    return { status: 200, body: { access_token: 'a', token_type: 'Bearer', id_token: idToken } };
  }
  try {
    await use(provider);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function withSignIn(
  use: (test: TeamTest, provider: Provider) => Promise<void>,
  createAccounts = false,
): Promise<void> {
  return withProvider((provider) => {
    const { issuer } = provider;
    const oidc = { issuer, clientId: 'bert', clientSecret: 'segredo', createAccounts };
    return withTeam((test) => use(test, provider), { oidc });
  });
}

/** As a browser goes there and back; `change` is what somebody does to the address on the way. */
async function goThere(
  { ask }: TeamTest,
  provider: Provider,
  change: (back: URLSearchParams) => void = () => undefined,
) {
  const begun = await ask(nobody, '/api/v1/sign-in');
  assert.equal(begun.status, 302);
  const there = new URL(begun.headers.location ?? '');
  assert.equal(there.origin, provider.issuer);
  const asked = there.searchParams;
  assert.equal(asked.get('redirect_uri'), `${publicAddress}/api/v1/sign-in/back`);
  provider.nonce = asked.get('nonce') ?? undefined;
  const [cookie = ''] = (begun.headers['set-cookie']?.[0] ?? '').split(';');
  const back = new URLSearchParams({
    code: asked.get('code_challenge') ?? '',
    state: asked.get('state') ?? '',
  });
  change(back);
  return await ask({ cookie }, `/api/v1/sign-in/back?${back.toString()}`);
}

async function nameOf({ ask }: TeamTest, answer: Awaited<ReturnType<typeof goThere>>): Promise<string> {
  assert.deepEqual([answer.status, answer.headers.location], [302, '/'], JSON.stringify(answer.body));
  const cookie = answer.headers['set-cookie']?.find((one) => one.includes('bert-session='));
  const [session = ''] = (cookie ?? '').split(';');
  return String((await ask({ cookie: session }, '/api/v1/session')).body.name);
}

describe('the organisation’s own sign-in', function () {
  this.timeout(60_000);

  it('opens the account that is called as the person’s address, and stays theirs when that changes', () =>
    withSignIn(async (test, provider) => {
      await test.ask(test.admin, '/api/v1/accounts', { body: { name: 'caio@exemplo.br' } });
      provider.claims = { sub: '1', email: 'Caio@exemplo.br', email_verified: true };
      assert.equal(await nameOf(test, await goThere(test, provider)), 'caio@exemplo.br');
      provider.claims = { sub: '1', email: 'outro@exemplo.br', email_verified: true };
      assert.equal(await nameOf(test, await goThere(test, provider)), 'caio@exemplo.br');
      // Somebody else who comes to have the address is not the person.
      provider.claims = { sub: '2', email: 'caio@exemplo.br', email_verified: true };
      assert.equal((await goThere(test, provider)).body.code, 'access.sign_in_refused');
      await test.ask(test.admin, '/api/v1/accounts/caio@exemplo.br/disable', { method: 'POST' });
      provider.claims = { sub: '1' };
      assert.equal((await goThere(test, provider)).body.code, 'access.sign_in_refused');
      assert.deepEqual(test.log, []);
    }));

  it('is refused to whoever is unknown, unverified, or not what was signed and asked for', () =>
    withSignIn(async (test, provider) => {
      const refused = async (change?: (back: URLSearchParams) => void) => {
        const { status, body } = await goThere(test, provider, change);
        assert.deepEqual([status, body.code], [403, 'access.sign_in_refused']);
      };
      provider.claims = { sub: '1', email: 'ninguem@exemplo.br', email_verified: true };
      await refused();
      await test.ask(test.admin, '/api/v1/accounts', { body: { name: 'caio@exemplo.br' } });
      provider.claims = { sub: '1', email: 'caio@exemplo.br', email_verified: false };
      await refused();
      provider.claims = { ...provider.claims, email_verified: true };
      await refused((back) => {
        back.set('state', 'x');
      });
      await refused((back) => {
        back.set('code', 'x');
      });
      provider.isForged = true;
      await refused();
      provider.isForged = false;
      const without = await test.ask(nobody, '/api/v1/sign-in/back?code=x&state=y');
      assert.equal(without.body.code, 'access.sign_in_refused');
      assert.equal(await nameOf(test, await goThere(test, provider)), 'caio@exemplo.br');
    }));

  it('makes accounts where the settings say so, never an administrator', () =>
    withSignIn(async (test, provider) => {
      provider.claims = { sub: '9', email: 'nova@exemplo.br', email_verified: true };
      assert.equal(await nameOf(test, await goThere(test, provider)), 'nova@exemplo.br');
      const { accounts } = (await test.ask(test.admin, '/api/v1/accounts')).body;
      const made = accounts.find(({ name }: { name: string }) => name === 'nova@exemplo.br');
      assert.deepEqual([made.role, made.hasPassword], ['user', false]);
      // An account without a password cannot be opened with one.
      const empty = { name: 'nova@exemplo.br', password: 'x' };
      assert.equal((await test.ask(nobody, '/api/v1/session', { body: empty })).status, 401);
    }, true));

  it('is off where the settings name no provider', () =>
    withTeam(async ({ ask }) => {
      for (const path of ['/api/v1/sign-in', '/api/v1/sign-in/back']) {
        assert.equal((await ask(nobody, path)).body.code, 'access.sign_in_off');
      }
    }));
});
