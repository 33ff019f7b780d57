/** What the computers of the workers are. A released migration is never changed. */
import type { Kysely, Migration } from 'kysely';

export const workerFacts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('workers').addColumn('facts', 'text').execute();
  },
};
