/** Accounts and what they prove themselves with, workers that were let in, and what administrators changed. Never changed once released. */
import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

export const peopleTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await accountTables(db);
    await workerTables(db);
    await ruleTables(db);
    await sql`insert into counters (name, value) values ('people', 0)`.execute(db);
  },
};

async function accountTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('subject', 'text', (column) => column.unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('disabled_at', 'bigint')
    .addColumn('last_log_in_at', 'bigint')
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.name'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sessions_of_account').on('sessions').column('account').execute();
  await db.schema.createIndex('sessions_end').on('sessions').column('expires_at').execute();
  await db.schema
    .createTable('personal_tokens')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.name'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('last_used_at', 'bigint')
    .execute();
  await db.schema.createIndex('tokens_of_account').on('personal_tokens').column('account').execute();
  await db.schema
    .createTable('invitations')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.name'))
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function workerTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('registered_workers')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('registered_at', 'bigint', (column) => column.notNull())
    .addColumn('invited_by', 'text', (column) => column.notNull())
    .addColumn('last_used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .execute();
  await db.schema
    .createTable('worker_invitations')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('invited_by', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('token_hash', 'text')
    .execute();
}

async function ruleTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('limit_changes')
    .addColumn('owner', 'text', (column) => column.primaryKey())
    .addColumn('changes', 'text', (column) => column.notNull())
    .addColumn('max_running', 'integer')
    .execute();
  await db.schema
    .createTable('preset_changes')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('numbers', 'text', (column) => column.notNull())
    .execute();
}
