/** The audit trail, which the database itself refuses to change. A released migration is never changed. */
import { PostgresAdapter, sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

export const auditTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('audit')
      .addColumn('seq', 'bigint', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('actor_kind', 'text', (column) => column.notNull())
      .addColumn('actor_name', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('object_kind', 'text', (column) => column.notNull())
      .addColumn('object_id', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('origin', 'text')
      .addColumn('result', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('audit_of_owner').on('audit').columns(['owner', 'seq']).execute();
    await db.schema
      .createIndex('audit_of_object')
      .on('audit')
      .columns(['object_kind', 'object_id', 'seq'])
      .execute();
    await db.schema
      .createTable('audit_head')
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    const heads = db as Kysely<{ audit_head: { seq: number; hash: string } }>;
    await heads
      .insertInto('audit_head')
      .values({ seq: 0, hash: '0'.repeat(64) })
      .execute();
    await (db.getExecutor().adapter instanceof PostgresAdapter ? lockInPostgres(db) : lockInSqlite(db));
  },
};

const refusal = 'the audit trail is append-only';

async function lockInSqlite(db: Kysely<unknown>): Promise<void> {
  for (const change of ['update', 'delete']) {
    const name = sql.id(`audit_no_${change}`);
    const refuse = sql`begin select raise(abort, ${sql.lit(refusal)}); end`;
    await sql`create trigger ${name} before ${sql.raw(change)} on audit ${refuse}`.execute(db);
  }
}

async function lockInPostgres(db: Kysely<unknown>): Promise<void> {
  const body = sql.lit(`begin raise exception '${refusal}'; end`);
  await sql`create function audit_refuse() returns trigger language plpgsql as ${body}`.execute(db);
  const refuse = 'for each statement execute function audit_refuse()';
  await sql`create trigger audit_no_change before update or delete or truncate on audit ${sql.raw(refuse)}`.execute(
    db,
  );
}
