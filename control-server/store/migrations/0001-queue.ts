/** The first schema: jobs, their attempts and what workers tell of them. A released migration is never changed. */
import type { Kysely, Migration } from 'kysely';

export const queueTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('jobs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', 'bigint', (column) => column.notNull().unique())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('dedupe_key', 'text')
      .addColumn('priority', 'integer', (column) => column.notNull())
      .addColumn('request', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('wish', 'text')
      .addColumn('lease_token', 'bigint')
      .addColumn('lease_expires_at', 'bigint')
      .addColumn('worker_id', 'text')
      .addColumn('failed_attempts', 'integer', (column) => column.notNull())
      .addColumn('lost_attempts', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('started_at', 'bigint')
      .addColumn('finished_at', 'bigint')
      .addColumn('result', 'text')
      .addColumn('error', 'text')
      .addUniqueConstraint('jobs_dedupe', ['owner', 'dedupe_key'])
      .execute();
    await db.schema
      .createIndex('jobs_order')
      .on('jobs')
      .columns(['state', 'priority desc', 'number'])
      .execute();
    await db.schema.createIndex('jobs_of_owner').on('jobs').columns(['owner', 'number']).execute();

    await db.schema
      .createTable('attempts')
      .addColumn('lease_token', 'bigint', (column) => column.primaryKey())
      .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id'))
      .addColumn('worker_id', 'text', (column) => column.notNull())
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('leased_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('outcome', 'text')
      .addColumn('state_after', 'text')
      .addUniqueConstraint('attempts_request', ['worker_id', 'request_id'])
      .execute();

    await db.schema
      .createTable('events')
      .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id'))
      .addColumn('lease_token', 'bigint', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('events_key', ['job_id', 'lease_token', 'seq'])
      .execute();

    await db.schema
      .createTable('metrics')
      .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('step', 'integer', (column) => column.notNull())
      .addColumn('value', 'double precision', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('metrics_key', ['job_id', 'name', 'step'])
      .execute();

    await db.schema
      .createTable('log_chunks')
      .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id'))
      .addColumn('lease_token', 'bigint', (column) => column.notNull())
      .addColumn('place', 'bigint', (column) => column.notNull())
      .addColumn('bytes', 'integer', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('log_chunks_key', ['job_id', 'lease_token', 'place'])
      .execute();

    await db.schema
      .createTable('workers')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('first_seen_at', 'bigint', (column) => column.notNull())
      .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('counters')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'bigint', (column) => column.notNull())
      .execute();
    for (const name of ['lease', 'job']) await insertCounter(db, name);
  },
};

async function insertCounter(db: Kysely<unknown>, name: string): Promise<void> {
  const counters = db as Kysely<{ counters: { name: string; value: number } }>;
  await counters.insertInto('counters').values({ name, value: 0 }).execute();
}
