/** What is kept for how long, the server's work on itself, and mails on their way. Never changed once released. */
import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

export const careTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('retention')
      .addColumn('kind', 'text', (column) => column.primaryKey())
      .addColumn('days', 'integer', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('care_tasks')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('dedupe_key', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('result', 'text')
      .addColumn('error', 'text')
      .addUniqueConstraint('care_tasks_dedupe', ['kind', 'dedupe_key'])
      .execute();

    await db.schema
      .createTable('mail_choices')
      .addColumn('owner', 'text', (column) => column.primaryKey())
      .addColumn('is_admin', 'integer', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('events', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('mails')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('dedupe_key', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addUniqueConstraint('mails_dedupe', ['owner', 'dedupe_key'])
      .execute();
    await db.schema.createIndex('mails_order').on('mails').columns(['state', 'next_at']).execute();

    await db.schema
      .createTable('mail_cursor')
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .execute();
    // What happened before there were mails is no news.
    await sql`insert into mail_cursor (seq) select seq from audit_head`.execute(db);
  },
};
