/** Sessions of browsers: a row each, so that the server can end one at any moment. */
import { createHash } from 'node:crypto';
import { AppError } from '../../core/contract/errors/appError.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Role } from '../../core/contract/people.ts';
import type { Store } from '../store/store.ts';
import { lockPeople, sessionMs } from './people.ts';
import type { People } from './people.ts';
import { hashOfSecret, newSecret } from './secrets.ts';

export interface NewSession {
  readonly name: string;
  readonly isAdmin: boolean;
  /** For the cookie alone. */
  readonly secret: string;
  readonly csrfToken: string;
}

/** Throws `access.wrong_password` where the account was closed in this moment. */
export async function openSession({ store, by }: People, name: string): Promise<NewSession> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    await trx.deleteFrom('sessions').where('expires_at', '<=', now).execute();
    const account = await trx
      .updateTable('accounts')
      .set({ last_log_in_at: now })
      .where('name', '=', name)
      .where('disabled_at', 'is', null)
      .returning('role')
      .executeTakeFirst();
    if (!account) throw new AppError('access.wrong_password', {});
    const secret = newSecret('session');
    await trx
      .insertInto('sessions')
      .values({ hash: hashOfSecret(secret), account: name, created_at: now, expires_at: now + sessionMs })
      .execute();
    const object = { kind: 'account', id: name } as const;
    await appendAudit(trx, { now, by: { ...by, name } }, [{ action: 'session.begin', object, owner: name }]);
    return { name, isAdmin: account.role === 'admin', secret, csrfToken: csrfTokenOf(secret) };
  });
}

/** Ends one that has ended too. */
export async function endSession({ store, by }: People, hash: string): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    const row = await trx
      .deleteFrom('sessions')
      .where('hash', '=', hash)
      .returning('account')
      .executeTakeFirst();
    if (!row) return;
    const object = { kind: 'account', id: row.account } as const;
    await appendAudit(trx, { now, by }, [{ action: 'session.end', object, owner: row.account }]);
  });
}

export interface SessionOwner {
  readonly name: string;
  readonly role: Role;
}

export async function ownerOfSession(store: Store, hash: string): Promise<SessionOwner | undefined> {
  return await store.db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.name', 'sessions.account')
    .select(['accounts.name', 'accounts.role'])
    .where('sessions.hash', '=', hash)
    .where('sessions.expires_at', '>', await store.now())
    .where('accounts.disabled_at', 'is', null)
    .executeTakeFirst();
}

/** Made of the cookie's secret, which no page can read: whoever knows it was given it by this server. */
export function csrfTokenOf(secret: string): string {
  return createHash('sha256').update(`csrf ${secret}`).digest('base64url');
}
