/**
 * Files that workers send, models that are published, questions that are answered at once, files of base models, and where
 * a job's run lies. A released migration is never changed.
 */
import type { Kysely, Migration } from 'kysely';

export const modelTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('workers').addColumn('folder_id', 'text').execute();
    await db.schema.alterTable('jobs').addColumn('folder_id', 'text').execute();
    await db.schema.alterTable('jobs').addColumn('needs_folder_id', 'text').execute();

    await db.schema
      .createTable('bundles')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id'))
      .addColumn('lease_token', 'bigint', (column) => column.notNull())
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('files', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('folder_id', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('finished_at', 'bigint')
      .execute();
    await db.schema.createIndex('bundles_of_job').on('bundles').columns(['job_id', 'purpose']).execute();
    await db.schema
      .createTable('bundle_pieces')
      .addColumn('bundle_id', 'text', (column) => column.notNull().references('bundles.id'))
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('is_stored', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('bundle_pieces_key', ['bundle_id', 'sha256'])
      .execute();
    await db.schema.createIndex('bundle_pieces_hash').on('bundle_pieces').column('sha256').execute();

    await db.schema
      .createTable('models')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', 'bigint', (column) => column.notNull().unique())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('model_versions')
      .addColumn('model_id', 'text', (column) => column.notNull().references('models.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('bundle_id', 'text', (column) => column.references('bundles.id'))
      .addColumn('publish_job_id', 'text', (column) => column.notNull().references('jobs.id').unique())
      .addColumn('run_job_id', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('facts', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('withdrawn_at', 'bigint')
      .addPrimaryKeyConstraint('model_versions_key', ['model_id', 'version'])
      .execute();

    await db.schema
      .createTable('inferences')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', 'bigint', (column) => column.notNull().unique())
      .addColumn('model_key', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('needs_folder_id', 'text')
      .addColumn('texts', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('worker_id', 'text')
      .addColumn('outcome', 'text')
      .execute();

    await db.schema
      .createTable('mirrored_files')
      .addColumn('address', 'text', (column) => column.primaryKey())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('mirrored_files_hash').on('mirrored_files').column('sha256').execute();

    const counters = db as Kysely<{ counters: { name: string; value: number } }>;
    await counters
      .insertInto('counters')
      .values(['model', 'inference'].map((name) => ({ name, value: 0 })))
      .execute();
  },
};
