/** Numbers for what happens to a job, what the server itself does to it, and tickets for the live feed. Never changed once released. */
import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

export const feedTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('events').addColumn('number', 'bigint').execute();
    // What was told before is numbered as it would have been: by attempts, then by the order within one.
    await sql`
      update events set number = numbered.number
      from (
        select job_id, lease_token, seq,
          row_number() over (partition by job_id order by lease_token, seq) as number
        from events
      ) as numbered
      where events.job_id = numbered.job_id
        and events.lease_token = numbered.lease_token
        and events.seq = numbered.seq`.execute(db);
    await db.schema
      .createIndex('events_by_number')
      .unique()
      .on('events')
      .columns(['job_id', 'number'])
      .execute();

    await db.schema
      .alterTable('jobs')
      .addColumn('event_count', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .alterTable('jobs')
      .addColumn('run_state', 'text', (column) => column.notNull().defaultTo('queued'))
      .execute();
    await sql`
      update jobs set
        run_state = state,
        event_count = (select count(*) from events where events.job_id = jobs.id)`.execute(db);

    await db.schema
      .createTable('job_changes')
      .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id'))
      .addColumn('number', 'bigint', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('job_changes_key', ['job_id', 'number'])
      .execute();

    await db.schema
      .createIndex('attempts_of_job')
      .on('attempts')
      .columns(['job_id', 'lease_token'])
      .execute();

    await db.schema
      .createTable('feed_tickets')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
