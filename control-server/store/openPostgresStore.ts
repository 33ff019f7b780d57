/** The store of several servers: one PostgreSQL database, whose clock decides for all of them. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import { AppError } from '../../core/contract/errors/appError.ts';
import { openFailure } from './databaseFailure.ts';
import { migrate } from './migrate.ts';
import { openPostgresBell } from './postgresBell.ts';
import { openPostgresPool } from './postgresPool.ts';
import type { Schema } from './schema.ts';
import type { Db, Store } from './store.ts';

export interface PostgresOptions {
  readonly log: (line: string) => void;
  /** For tests; left out: the database's clock. */
  readonly now?: () => number;
}

const oldestVersion = 130_000;
/** A statement that takes longer is on a connection that leads nowhere. */
const statementMs = 60_000;

/**
 * Several servers may do this at once. Throws `server.database_away`, `server.database_refused`, `server.database_missing`,
 * `server.database_forbidden`, `server.database_too_old` or `server.data_newer`.
 */
export async function openPostgresStore(url: string, { log, now }: PostgresOptions): Promise<Store> {
  const open = (limitMs: number) =>
    new Kysely<Schema>({
      dialect: new PostgresDialect({ pool: openPostgresPool({ url, statementMs: limitMs, log }) }),
    });
  try {
    // A change of the schema takes as long as it takes, and so does waiting for another server's.
    await closing(open(0), async (db) => {
      await checkVersion(db);
      await migrate(db);
    });
    const db = open(statementMs);
    const bell = await openPostgresBell({ url, db, log }).catch(async (error: unknown) => {
      await db.destroy();
      throw error;
    });
    return {
      db,
      bell,
      now: now ? () => Promise.resolve(now()) : () => clockOf(db),
      close: async () => {
        await bell.close();
        await db.destroy();
      },
    };
  } catch (error) {
    throw openFailure(error, url);
  }
}

/** `number` as PostgreSQL says it: 150014 of version 15.14. Throws `server.database_too_old`. */
export function refuseOld(number: number): void {
  if (number >= oldestVersion) return;
  const version = `${Math.floor(number / 10_000)}.${number % 10_000}`;
  throw new AppError('server.database_too_old', { version, oldest: oldestVersion / 10_000 });
}

async function checkVersion(db: Db): Promise<void> {
  const ask = sql<{ number: string }>`select current_setting('server_version_num') as number`;
  const { rows } = await ask.execute(db);
  refuseOld(Number(rows[0]?.number));
}

async function clockOf(db: Db): Promise<number> {
  const ask = sql<{ now: number }>`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now`;
  const { rows } = await ask.execute(db);
  return rows[0]?.now ?? Number.NaN;
}

async function closing(db: Db, use: (db: Db) => Promise<void>): Promise<void> {
  try {
    await use(db);
  } finally {
    await db.destroy();
  }
}
