/** An administrator changes limits, of everybody or of one person. What is not named stays as it is; null takes a change back. */
import type { LimitChanges } from '../../core/contract/limitChanges.ts';
import { limitChangesSchema } from '../../core/contract/limitChanges.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AuditEntry } from '../audit/appendAudit.ts';
import { findAccount } from '../people/findAccount.ts';
import { lockPeople } from '../people/people.ts';
import type { Asker } from '../queue/queue.ts';
import type { Store, Trx } from '../store/store.ts';
import { everybody } from './rules.ts';

export interface Changing {
  readonly store: Store;
  readonly by: Asker;
}

/** What differs from the settings afterwards. Throws `account.not_found`. */
export async function changeLimits(
  { store, by }: Changing,
  owner: string,
  wanted: LimitChanges,
): Promise<LimitChanges> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    if (owner !== everybody) await findAccount(trx, owner);
    const changes = merged(await keptChanges(trx, owner), wanted);
    await trx.deleteFrom('limit_changes').where('owner', '=', owner).execute();
    await trx
      .insertInto('limit_changes')
      .values({
        owner,
        changes: JSON.stringify(changes),
        max_running: changes.run?.maxConcurrentRunsPerUser ?? null,
      })
      .execute();
    await appendAudit(trx, { now, by }, entriesOf(owner === everybody ? by.name : owner, wanted));
    return changes;
  });
}

async function keptChanges(trx: Trx, owner: string): Promise<LimitChanges> {
  const row = await trx
    .selectFrom('limit_changes')
    .select('changes')
    .where('owner', '=', owner)
    .executeTakeFirst();
  return limitChangesSchema.parse(row ? parseJson(row.changes) : {});
}

function merged(before: LimitChanges, wanted: LimitChanges): LimitChanges {
  const areas = [...new Set([...Object.keys(before), ...Object.keys(wanted)])];
  const both = areas.map((area) => {
    const numbers = { ...areaOf(before, area), ...areaOf(wanted, area) };
    return [area, Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== null))];
  });
  return limitChangesSchema.parse(Object.fromEntries(both));
}

function areaOf(changes: LimitChanges, area: string): Record<string, number | null | undefined> {
  return Object.entries(changes).find(([name]) => name === area)?.[1] ?? {};
}

function entriesOf(owner: string, wanted: LimitChanges): AuditEntry[] {
  return Object.entries(wanted).flatMap(([area, numbers]) =>
    Object.entries(numbers ?? {}).map(([name, value]) => ({
      action: 'limit.change' as const,
      object: { kind: 'limit' as const, id: `${area}.${name}` },
      owner,
      value: String(value),
    })),
  );
}
