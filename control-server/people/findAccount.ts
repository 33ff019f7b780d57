/** One account by its name. */
import type { Selectable } from 'kysely';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Account } from '../../core/contract/people.ts';
import type { AccountTable } from '../store/peopleSchema.ts';
import type { Db } from '../store/store.ts';

export type AccountRow = Selectable<AccountTable>;

/** Throws `account.not_found`. */
export async function findAccount(db: Db, name: string): Promise<AccountRow> {
  const row = await db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst();
  if (!row) throw new AppError('account.not_found', { name });
  return row;
}

/** As it can be told. */
export function accountOf(row: AccountRow): Account {
  return {
    name: row.name,
    role: row.role,
    isDisabled: row.disabled_at !== null,
    hasPassword: row.password_hash !== null,
    createdAt: row.created_at,
    lastLogInAt: row.last_log_in_at,
  };
}
