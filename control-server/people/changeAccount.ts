/** An administrator changes what an account may do, or closes and opens it. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Account, Role } from '../../core/contract/people.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AuditEntry } from '../audit/appendAudit.ts';
import type { Trx } from '../store/store.ts';
import { accountOf, findAccount } from './findAccount.ts';
import type { AccountRow } from './findAccount.ts';
import { lockPeople } from './people.ts';
import type { People } from './people.ts';

/** Throws `account.not_found` or `account.last_admin`. */
export function changeRole(people: People, name: string, role: Role): Promise<Account> {
  return change(people, name, async (trx, row) => {
    if (row.role === role) return undefined;
    if (role !== 'admin') await checkOtherAdmin(trx, row);
    await trx.updateTable('accounts').set({ role }).where('name', '=', name).execute();
    return { action: 'account.role', value: role };
  });
}

/** Its sessions, tokens and invitations end at once; what is its own stays. Throws as `changeRole` does. */
export function disableAccount(people: People, name: string): Promise<Account> {
  return change(people, name, async (trx, row, now) => {
    if (row.disabled_at !== null) return undefined;
    await checkOtherAdmin(trx, row);
    await trx.updateTable('accounts').set({ disabled_at: now }).where('name', '=', name).execute();
    for (const table of ['sessions', 'personal_tokens', 'invitations'] as const) {
      await trx.deleteFrom(table).where('account', '=', name).execute();
    }
    return { action: 'account.disable' };
  });
}

/** Throws `account.not_found`. */
export function enableAccount(people: People, name: string): Promise<Account> {
  return change(people, name, async (trx, row) => {
    if (row.disabled_at === null) return undefined;
    await trx.updateTable('accounts').set({ disabled_at: null }).where('name', '=', name).execute();
    return { action: 'account.enable' };
  });
}

type Told = Pick<AuditEntry, 'action'> & { readonly value?: string };
/** Undefined where it was so already. */
type Change = (trx: Trx, row: AccountRow, now: number) => Promise<Told | undefined>;

async function change({ store, by }: People, name: string, make: Change): Promise<Account> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    const told = await make(trx, await findAccount(trx, name), now);
    const after = await findAccount(trx, name);
    if (told) {
      const object = { kind: 'account', id: name } as const;
      await appendAudit(trx, { now, by }, [{ ...told, object, owner: name }]);
    }
    return accountOf(after);
  });
}

async function checkOtherAdmin(trx: Trx, { name, role }: AccountRow): Promise<void> {
  if (role !== 'admin') return;
  const other = await trx
    .selectFrom('accounts')
    .select('name')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .where('name', '!=', name)
    .executeTakeFirst();
  if (!other) throw new AppError('account.last_admin', { name });
}
