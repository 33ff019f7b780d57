/** The store of several servers: one PostgreSQL database, whose clock decides for all of them. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

export interface PostgresOptions {
  readonly log: (line: string) => void;
  /** For tests; left out: the database's clock. */
  readonly now?: () => number;
}

export async function openPostgresStore(url: string, { log, now }: PostgresOptions): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 10, types: { getTypeParser: parserOf } });
  // Of connections that nobody is using: the pool replaces them, and the next query tells when it cannot.
  pool.on('error', (error) => {
    log(`a database connection was lost: ${error.message}`);
  });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    now: now
      ? () => Promise.resolve(now())
      : async () => {
          const clock = sql<{
            now: number;
          }>`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now`;
          const { rows } = await clock.execute(db);
          return rows[0]?.now ?? Number.NaN;
        },
    close: () => db.destroy(),
  };
}

/** PostgreSQL's number for int8. */
const int8 = 20;

/** Times, tokens and counts arrive as text, because PostgreSQL's can be larger than a number holds; ours are not. */
const parserOf: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === int8
    ? (text: string) => Number(text)
    : (pg.types.getTypeParser as (type: number, format?: 'text' | 'binary') => unknown)(type, format);
