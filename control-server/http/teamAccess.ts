/** Team mode: people come with a browser's session or a token of their own, workers with theirs. */
import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../../core/contract/errors/appError.ts';
import { secretSchema } from '../../core/contract/people.ts';
import { ownerOfToken } from '../people/personalTokens.ts';
import { workerOfToken } from '../people/registeredWorkers.ts';
import { hashOfSecret } from '../people/secrets.ts';
import { csrfTokenOf, ownerOfSession } from '../people/sessions.ts';
import type { SessionOwner } from '../people/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Authenticate, Caller } from './access.ts';
import { cookieOf } from './cookies.ts';
import type { CookieJar } from './cookies.ts';

const personal = secretSchema('token');
const worker = secretSchema('worker');
const session = secretSchema('session');

export function teamAccess(store: Store, jar: CookieJar): Authenticate {
  return async ({ authorization, cookie, csrfToken, isChanging }) => {
    // Whoever shows a token is who it says, whatever their browser adds.
    if (authorization !== undefined) return await ofToken(store, authorization);
    const secret = cookieOf(cookie, jar.sessionName);
    if (!session.safeParse(secret).success || secret === undefined) {
      throw new AppError('access.token_missing', {});
    }
    const hash = hashOfSecret(secret);
    const owner = await ownerOfSession(store, hash);
    if (!owner) throw new AppError('access.token_missing', {});
    const expected = csrfTokenOf(secret);
    if (isChanging && !isSame(csrfToken ?? '', expected)) throw new AppError('access.csrf', {});
    return { ...personOf(owner), session: { hash, csrfToken: expected } };
  };
}

async function ofToken(store: Store, authorization: string): Promise<Omit<Caller, 'address'>> {
  const secret = /^Bearer (\S+)$/u.exec(authorization)?.[1] ?? '';
  if (personal.safeParse(secret).success) {
    const owner = await ownerOfToken(store, secret);
    if (owner) return personOf(owner);
  }
  if (worker.safeParse(secret).success) {
    const name = await workerOfToken(store, secret);
    if (name !== undefined) return { name, may: ['worker'], worker: name, session: null };
  }
  throw new AppError('access.token_missing', {});
}

function personOf({ name, role }: SessionOwner): Omit<Caller, 'address'> {
  return { name, may: role === 'admin' ? ['user', 'admin'] : ['user'], worker: null, session: null };
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
