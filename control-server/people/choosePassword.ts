/** A person chooses a password: with an invitation, or with the one they had. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Db, Trx } from '../store/store.ts';
import { lockPeople } from './people.ts';
import type { People } from './people.ts';
import { hashOfSecret } from './secrets.ts';

/** The name of the account. Throws `access.invitation_invalid`. */
export async function acceptInvitation(
  people: People,
  { invitation, password }: { invitation: string; password: string },
): Promise<string> {
  const { store, passwords, by } = people;
  const now = await store.now();
  const hash = hashOfSecret(invitation);
  const { account } = await invitedBy(store.db, hash, now);
  const passwordHash = await passwords.hash(password);
  return await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    // Of two that use it at once, one comes too late.
    await invitedBy(trx, hash, now);
    await trx.deleteFrom('invitations').where('account', '=', account).execute();
    await setPassword(trx, account, { passwordHash, keptSession: null });
    const object = { kind: 'account', id: account } as const;
    await appendAudit(trx, { now, by: { ...by, name: account } }, [
      { action: 'account.password', object, owner: account },
    ]);
    return account;
  });
}

async function invitedBy(db: Db, hash: string, now: number): Promise<{ account: string }> {
  const row = await db
    .selectFrom('invitations')
    .innerJoin('accounts', 'accounts.name', 'invitations.account')
    .select('invitations.account')
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .where('accounts.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new AppError('access.invitation_invalid', {});
  return row;
}

export interface PasswordChange {
  readonly name: string;
  readonly current: string;
  readonly next: string;
  /** The session that goes on; every other one ends. */
  readonly keptSession: string | null;
}

/** Throws `access.wrong_password`. */
export async function changePassword(people: People, change: PasswordChange): Promise<void> {
  const { store, passwords, by } = people;
  const { name, current, next, keptSession } = change;
  const row = await store.db
    .selectFrom('accounts')
    .select('password_hash')
    .where('name', '=', name)
    .executeTakeFirst();
  if (!(await passwords.isRight(row?.password_hash ?? null, current))) {
    throw new AppError('access.wrong_password', {});
  }
  const passwordHash = await passwords.hash(next);
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    await setPassword(trx, name, { passwordHash, keptSession });
    const object = { kind: 'account', id: name } as const;
    await appendAudit(trx, { now, by }, [{ action: 'account.password', object, owner: name }]);
  });
}

/** Whoever knew the old one is no longer in. */
async function setPassword(
  trx: Trx,
  name: string,
  { passwordHash, keptSession }: { passwordHash: string; keptSession: string | null },
): Promise<void> {
  await trx.updateTable('accounts').set({ password_hash: passwordHash }).where('name', '=', name).execute();
  await trx
    .deleteFrom('sessions')
    .where('account', '=', name)
    .$if(keptSession !== null, (query) => query.where('hash', '!=', keptSession ?? ''))
    .execute();
}
