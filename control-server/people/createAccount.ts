/** Lets somebody in: with a password, or with an invitation to choose one. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Account, Role } from '../../core/contract/people.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { accountOf } from './findAccount.ts';
import { addInvitation } from './invite.ts';
import { lockPeople } from './people.ts';
import type { People } from './people.ts';

export interface NewAccount {
  readonly name: string;
  readonly role: Role;
  /** Left out: the person chooses one. */
  readonly password?: string | undefined;
}

/** The invitation is told this once. Throws `account.exists`. */
export async function createAccount(
  { store, passwords, by }: People,
  { name, role, password }: NewAccount,
): Promise<{ account: Account; invitation: string | null }> {
  const passwordHash = password === undefined ? null : await passwords.hash(password);
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    const row = await trx
      .insertInto('accounts')
      .values({
        name,
        role,
        password_hash: passwordHash,
        subject: null,
        created_at: now,
        disabled_at: null,
        last_log_in_at: null,
      })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) throw new AppError('account.exists', { name });
    const invitation = password === undefined ? await addInvitation(trx, name, now) : null;
    const object = { kind: 'account', id: name } as const;
    await appendAudit(trx, { now, by }, [{ action: 'account.create', object, owner: name, value: role }]);
    return { account: accountOf(row), invitation: invitation?.invitation ?? null };
  });
}
