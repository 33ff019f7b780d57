/** What whoever has the database, but not the key, can do to its audit trail. */
import { sql } from 'kysely';
import { auditEventSchema } from '../../core/contract/audit.ts';
import { hashOfEvent, noHash } from '../../core/host/audit/chain.ts';
import { eventOf } from '../audit/eventOf.ts';
import type { Store } from '../store/store.ts';
import type { DatabaseName } from './stores.ts';

/** At the event `seq` of `last`. False: nothing can be done there. */
export type Tampering = (store: Store, seq: number, last: number) => Promise<boolean>;

export const tamperings: Readonly<Record<string, Tampering>> = {
  edit: async ({ db }, seq) => {
    await db.updateTable('audit').set({ actor_name: 'nobody' }).where('seq', '=', seq).execute();
    return true;
  },
  delete: async ({ db }, seq) => {
    await db.deleteFrom('audit').where('seq', '=', seq).execute();
    return true;
  },
  deleteAndRenumber: async (store, seq, last) => {
    await deleteAndRenumber(store, seq, last);
    return seq !== last;
  },
  swap: async (store, seq, last) => {
    if (seq === last) return false;
    for (const [from, to] of [
      [seq, 0],
      [seq + 1, seq],
      [0, seq + 1],
    ] as const) {
      await store.db.updateTable('audit').set({ seq: to }).where('seq', '=', from).execute();
    }
    return true;
  },
  truncate: async ({ db }, seq) => {
    await db.deleteFrom('audit').where('seq', '>=', seq).execute();
    return true;
  },
};

/**
 * With all hashes made anew, so that the trail is whole again: the server signs it unawares, and only a head that was
 * exported before shows it.
 */
export const forgeries: Readonly<Record<string, Tampering>> = {
  editAndHash: async (store, seq) => {
    await store.db.updateTable('audit').set({ actor_name: 'nobody' }).where('seq', '=', seq).execute();
    await hashAnew(store);
    return true;
  },
  deleteAndHash: async (store, seq, last) => {
    await deleteAndRenumber(store, seq, last);
    await hashAnew(store);
    return true;
  },
  truncateAndHash: async (store, seq) => {
    await store.db.deleteFrom('audit').where('seq', '>=', seq).execute();
    await hashAnew(store);
    return true;
  },
};

/** What keeps the trail from being changed by mistake, gone. */
export async function withoutTriggers({ db }: Store, database: DatabaseName): Promise<void> {
  const triggers = database === 'SQLite' ? ['audit_no_update', 'audit_no_delete'] : ['audit_no_change'];
  for (const name of triggers) {
    const on = database === 'SQLite' ? sql`` : sql`on audit`;
    await sql`drop trigger ${sql.id(name)} ${on}`.execute(db);
  }
}

async function deleteAndRenumber({ db }: Store, seq: number, last: number): Promise<void> {
  await db.deleteFrom('audit').where('seq', '=', seq).execute();
  for (let one = seq + 1; one <= last; one++) {
    await db
      .updateTable('audit')
      .set({ seq: one - 1 })
      .where('seq', '=', one)
      .execute();
  }
  await db
    .updateTable('audit_head')
    .set({ seq: last - 1 })
    .execute();
}

async function hashAnew({ db }: Store): Promise<void> {
  const rows = await db.selectFrom('audit').selectAll().orderBy('seq').execute();
  let hash = noHash;
  for (const row of rows) {
    hash = hashOfEvent(hash, auditEventSchema.strip().parse(eventOf(row)));
    await db.updateTable('audit').set({ hash }).where('seq', '=', row.seq).execute();
  }
  await db.updateTable('audit_head').set({ hash, seq: rows.length }).execute();
}
