/** What the watchdog remembers of an attempt, what it told, and which job a job is tried again for. Never changed once released. */
import type { Kysely, Migration } from 'kysely';

export const watchdogTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const name of ['progress_at', 'round_at', 'warned_at', 'restart_asked_at']) {
      await db.schema.alterTable('attempts').addColumn(name, 'bigint').execute();
    }
    await db.schema
      .alterTable('jobs')
      .addColumn('parent_id', 'text', (column) => column.references('jobs.id'))
      .execute();
    await db.schema
      .createTable('notices')
      .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id'))
      .addColumn('lease_token', 'bigint', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('params', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('notices_key', ['job_id', 'lease_token', 'code', 'since'])
      .execute();
  },
};
