/** What is kept for how long, as an administrator has set it. */
import { retentionKinds, retentionPolicySchema } from '../../core/contract/care.ts';
import type { RetentionPolicy } from '../../core/contract/care.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Asker } from '../queue/queue.ts';
import type { Db, Store } from '../store/store.ts';

export async function readPolicy(db: Db): Promise<RetentionPolicy> {
  const rows = await db.selectFrom('retention').selectAll().execute();
  return retentionPolicySchema.parse(Object.fromEntries(rows.map(({ kind, days }) => [kind, days])));
}

export async function setPolicy(store: Store, policy: RetentionPolicy, by: Asker): Promise<RetentionPolicy> {
  const now = await store.now();
  const rows = retentionKinds.flatMap((kind) => {
    const days = policy[kind];
    return days === null ? [] : [{ kind, days }];
  });
  return await store.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('retention').execute();
    if (rows.length > 0) await trx.insertInto('retention').values(rows).execute();
    const object = { kind: 'retention' as const, id: 'policy' };
    await appendAudit(trx, { now, by }, [
      { action: 'retention.set', object, owner: by.name, count: rows.length },
    ]);
    return await readPolicy(trx);
  });
}
