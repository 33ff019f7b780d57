/** Servers of one database sign its trail with one key: whoever checks an export need not know which of them made it. */
import type { KeyObject } from 'node:crypto';
import { AppError } from '../../core/contract/errors/appError.ts';
import { publicKeyOf } from '../../core/host/audit/headSignature.ts';
import type { Store } from '../store/store.ts';

/** The first server's key holds. Throws `server.audit_key_other`; `path` is where this one's lies. */
export async function agreeOnKey(store: Store, key: KeyObject, path: string): Promise<void> {
  const { db } = store;
  const mine = publicKeyOf(key);
  await db
    .insertInto('audit_key')
    .values({ id: 1, public_key: mine, since: await store.now() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const agreed = await db.selectFrom('audit_key').select('public_key').executeTakeFirstOrThrow();
  if (agreed.public_key !== mine) throw new AppError('server.audit_key_other', { path });
}
