/** Every account, by its name. */
import type { Account } from '../../core/contract/people.ts';
import type { Db } from '../store/store.ts';
import { accountOf } from './findAccount.ts';

export async function listAccounts(db: Db): Promise<Account[]> {
  const rows = await db.selectFrom('accounts').selectAll().orderBy('name').execute();
  return rows.map(accountOf);
}
