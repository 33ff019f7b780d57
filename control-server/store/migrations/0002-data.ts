/** Data sets with their versions, files on their way, and which jobs use what. */
import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

export const dataTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('data_sets')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', 'bigint', (column) => column.notNull().unique())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('data_sets_of_owner').on('data_sets').columns(['owner', 'number']).execute();

    await db.schema
      .createTable('data_set_versions')
      .addColumn('data_set_id', 'text', (column) => column.notNull().references('data_sets.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('file_name', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('data_set_versions_key', ['data_set_id', 'version'])
      .execute();
    await db.schema.createIndex('versions_of_blob').on('data_set_versions').column('sha256').execute();

    await db.schema
      .createTable('uploads')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('file_name', 'text', (column) => column.notNull())
      .addColumn('received', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('data_set_id', 'text', (column) => column.references('data_sets.id'))
      .execute();
    await db.schema.createIndex('uploads_of_owner').on('uploads').column('owner').execute();

    await db.schema
      .createTable('upload_pieces')
      .addColumn('upload_id', 'text', (column) => column.notNull().references('uploads.id'))
      .addColumn('place', 'bigint', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('upload_pieces_key', ['upload_id', 'place'])
      .execute();
    await db.schema.createIndex('pieces_of_blob').on('upload_pieces').column('sha256').execute();

    // SQLite adds one column at a time.
    await db.schema
      .alterTable('jobs')
      .addColumn('data_set_id', 'text', (column) => column.references('data_sets.id'))
      .execute();
    await db.schema.alterTable('jobs').addColumn('data_set_version', 'integer').execute();
    await db.schema.createIndex('jobs_of_data_set').on('jobs').column('data_set_id').execute();

    await sql`insert into counters (name, value) values ('data_set', 0)`.execute(db);
  },
};
