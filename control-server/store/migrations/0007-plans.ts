/** What people do with data sets before and after they train: looks, recipes, drafts of plans, and which text was in which part. */
import type { Kysely, Migration } from 'kysely';

export const planTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('inspections')
      .addColumn('job_id', 'text', (column) => column.primaryKey().references('jobs.id'))
      .addColumn('data_set_id', 'text', (column) => column.notNull().references('data_sets.id'))
      .addColumn('key', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('inspections_of_question')
      .on('inspections')
      .columns(['data_set_id', 'key'])
      .execute();

    await db.schema
      .createTable('recipes')
      .addColumn('data_set_id', 'text', (column) => column.notNull().references('data_sets.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('recipe', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('recipes_key', ['data_set_id', 'version'])
      .execute();

    await db.schema
      .createTable('drafts')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('saved_at', 'bigint', (column) => column.notNull())
      .addColumn('plan', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('drafts_key', ['owner', 'name'])
      .execute();

    await db.schema
      .createTable('version_splits')
      .addColumn('data_set_id', 'text', (column) => column.notNull().references('data_sets.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('job_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('version_splits_key', ['data_set_id', 'version'])
      .execute();
    await db.schema.createIndex('splits_of_blob').on('version_splits').column('sha256').execute();

    await db.schema
      .createTable('job_splits')
      .addColumn('job_id', 'text', (column) => column.primaryKey().references('jobs.id'))
      .addColumn('sha256', 'text')
      .addColumn('bytes', 'bigint')
      .execute();
  },
};
