/** The account of somebody whom the organisation's own sign-in knows. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { newAccountNameSchema } from '../../core/contract/people.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Trx } from '../store/store.ts';
import { lockPeople } from './people.ts';
import type { People } from './people.ts';

export interface Person {
  /** Issuer and subject: the same for ever, whatever becomes of the address. */
  readonly subject: string;
  /** As an account may be called; null where the provider vouches for none. */
  readonly email: string | null;
}

/**
 * Its name: of the account that the person came to before, else of the one that is called as their address, else of a new
 * one where `isWelcome`. Throws `access.sign_in_refused`.
 */
export async function accountOfPerson(
  { store, by }: People,
  { subject, email }: Person,
  isWelcome: boolean,
): Promise<string> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    const known = await trx
      .selectFrom('accounts')
      .select(['name', 'disabled_at'])
      .where('subject', '=', subject)
      .executeTakeFirst();
    if (known && known.disabled_at === null) return known.name;
    if (known || email === null) throw new AppError('access.sign_in_refused', {});
    const action = (await link(trx, email, subject)) ? 'account.link' : 'account.create';
    if (action === 'account.create') {
      if (!isWelcome || !newAccountNameSchema.safeParse(email).success) {
        throw new AppError('access.sign_in_refused', {});
      }
      const isAdded = await add(trx, { name: email, subject, now });
      if (!isAdded) throw new AppError('access.sign_in_refused', {});
    }
    await appendAudit(trx, { now, by: { ...by, name: email } }, [
      { action, object: { kind: 'account', id: email }, owner: email },
    ]);
    return email;
  });
}

/** An account that an administrator made, and nobody came to by a sign-in yet. */
async function link(trx: Trx, name: string, subject: string): Promise<boolean> {
  const row = await trx
    .updateTable('accounts')
    .set({ subject })
    .where('name', '=', name)
    .where('subject', 'is', null)
    .where('disabled_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}

async function add(
  trx: Trx,
  { name, subject, now }: { name: string; subject: string; now: number },
): Promise<boolean> {
  const row = await trx
    .insertInto('accounts')
    .values({
      name,
      role: 'user',
      password_hash: null,
      subject,
      created_at: now,
      disabled_at: null,
      last_log_in_at: null,
    })
    // A closed account, or one of somebody else with this address before.
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}
