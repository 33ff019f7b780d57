/**
 * Stores for tests: a SQLite file of its own, and a schema of its own in PostgreSQL: in the one that DATABASE_URL names, or
 * in one that is started for the tests of this process, where the system has it.
 */
import { randomUUID } from 'node:crypto';
import type { Context } from 'mocha';
import pg from 'pg';
import { skip } from '../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { openPostgresStore } from '../store/openPostgresStore.ts';
import { openSqliteStore } from '../store/openSqliteStore.ts';
import type { Store } from '../store/store.ts';
import { noPostgres, startPostgres } from './startPostgres.ts';

export const databases = ['SQLite', 'PostgreSQL'] as const;
export type DatabaseName = (typeof databases)[number];

let started: Promise<string | null> | undefined;

async function startOne(): Promise<string | null> {
  const postgres = await startPostgres({ isDurable: false });
  return postgres && (await postgres.createDatabase());
}

/** The address of a database; the test is skipped by name where there is none. */
export async function databaseUrl(context: Context): Promise<string> {
  const url = process.env['DATABASE_URL'] ?? (await (started ??= startOne()));
  return url ?? skip(context, noPostgres);
}

/** A clock that only tests move. */
export class TestClock {
  at = 1_800_000_000_000;
  readonly now = (): number => this.at;
}

type Use = (store: Store, clock: TestClock) => Promise<void>;

/** A test with an empty store; skipped by name without the database. */
export function withStore(name: DatabaseName, use: Use): (this: Context) => Promise<void> {
  return async function () {
    const clock = new TestClock();
    if (name === 'SQLite') {
      await withTemporaryFolder(async (folder) => {
        await closing(await openSqliteStore(folder, clock.now), (store) => use(store, clock));
      });
      return;
    }
    await withOwnSchema(await databaseUrl(this), async (ownUrl) => {
      const store = await openPostgresStore(ownUrl, { log: () => undefined, now: clock.now });
      await closing(store, () => use(store, clock));
    });
  };
}

export async function withOwnSchema(url: string, use: (ownUrl: string) => Promise<void>): Promise<void> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create schema ${schema}`);
  try {
    const own = new URL(url);
    own.searchParams.set('options', `-c search_path=${schema}`);
    await use(own.href);
  } finally {
    await client.query(`drop schema ${schema} cascade`);
    await client.end();
  }
}

async function closing(store: Store, use: (store: Store) => Promise<void>): Promise<void> {
  try {
    await use(store);
  } finally {
    await store.close();
  }
}
