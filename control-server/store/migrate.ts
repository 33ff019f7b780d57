/** Brings a database to this version's schema: all of what is missing in one transaction, or nothing. */
import { DEFAULT_MIGRATION_TABLE, Migrator, sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { AppError } from '../../core/contract/errors/appError.ts';
import { queueTables } from './migrations/0001-queue.ts';
import { dataTables } from './migrations/0002-data.ts';
import { auditTables } from './migrations/0003-audit.ts';
import { workerFacts } from './migrations/0004-worker-facts.ts';
import { watchdogTables } from './migrations/0005-watchdog.ts';
import { peopleTables } from './migrations/0006-people.ts';
import { replicaTables } from './migrations/0009-replicas.ts';
import { feedTables } from './migrations/0010-feed.ts';
import { planTables } from './migrations/0007-plans.ts';
import { careTables } from './migrations/0008-care.ts';
import { modelTables } from './migrations/0011-models.ts';
import type { Schema } from './schema.ts';

/** In the order of their names; a released one keeps its name for ever. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-queue': queueTables,
  '0002-data': dataTables,
  '0003-audit': auditTables,
  '0004-worker-facts': workerFacts,
  '0005-watchdog': watchdogTables,
  '0006-people': peopleTables,
  '0007-plans': planTables,
  '0008-care': careTables,
  '0009-replicas': replicaTables,
  '0010-feed': feedTables,
  '0011-models': modelTables,
};

/** Several servers that start at once on one database wait for each other. Throws `server.data_newer`. */
export async function migrate(db: Kysely<Schema>, list = migrations): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...list }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const done = sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`;
  const { rows } = await done.execute(db).catch(() => {
    // It is the first failure that counts.
    throw error as Error;
  });
  const isNewer = rows.some(({ name }) => !Object.hasOwn(list, name));
  throw isNewer ? new AppError('server.data_newer', {}, { cause: error }) : (error as Error);
}
