/** Every database that a released version left is brought to the schema of today, whatever interrupts that. */
import assert from 'node:assert/strict';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { describe, it } from 'mocha';
import pg from 'pg';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { listJobs } from '../queue/listJobs.ts';
import { startScript } from '../testing/startScript.ts';
import { databaseUrl, withOwnSchema } from '../testing/stores.ts';
import { addJob, mustClaim, testQueue } from '../testing/testQueue.ts';
import { migrate, migrations } from './migrate.ts';
import { openPostgresStore } from './openPostgresStore.ts';
import { openSqliteStore } from './openSqliteStore.ts';
import type { Schema } from './schema.ts';
import { openSqliteFile, TransactionalSqliteDialect } from './sqliteDatabase.ts';

type Row = Record<string, unknown>;
type Rows = Record<string, Row[]>;

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));
/** Parents before children, as references want it. */
const tables = ['jobs', 'attempts', 'events', 'metrics', 'log_chunks', 'workers', 'counters'];

function openRaw(folder: string): Kysely<Schema> {
  const database = () => Promise.resolve(openSqliteFile(join(folder, 'server.sqlite')));
  return new Kysely<Schema>({ dialect: new TransactionalSqliteDialect({ database }) });
}

async function rowsOf(db: Kysely<Schema>): Promise<Rows> {
  const rows: Rows = {};
  for (const table of tables) {
    const all = (await sql<Row>`select * from ${sql.table(table)}`.execute(db)).rows;
    rows[table] = inOrder(all);
  }
  return rows;
}

function inOrder(rows: readonly Row[]): Row[] {
  const keyOf = (row: Row) => JSON.stringify(Object.entries(row).sort());
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The rows of `now` with only what `before` had: later versions have more columns and more sequences. */
function onlyOld(now: Rows, before: Rows): Rows {
  return Object.fromEntries(
    Object.entries(before).map(([table, old]) => {
      const columns = Object.keys(old[0] ?? {});
      const isOld = ({ name }: Row) => table !== 'counters' || old.some((one) => one['name'] === name);
      const rows = (now[table] ?? []).filter(isOld);
      const cut = rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
      return [table, inOrder(cut)];
    }),
  );
}

async function withOld(file: string, use: (folder: string, before: Rows) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    copyFileSync(join(fixtures, file), join(folder, 'server.sqlite'));
    const db = openRaw(folder);
    const before = await rowsOf(db);
    await db.destroy();
    assert.ok((before['jobs'] ?? []).length >= 5);
    await use(folder, before);
  });
}

async function checkUpgraded(folder: string, before: Rows): Promise<void> {
  const store = await openSqliteStore(folder, () => 1_800_000_060_000);
  try {
    assert.deepEqual(onlyOld(await rowsOf(store.db), before), before);
    const queue = testQueue(store);
    const states = (await listJobs(queue, { limit: 50 })).jobs.map(({ state }) => state);
    assert.deepEqual(states, ['queued', 'cancelled', 'running', 'failed', 'succeeded']);
    // It goes on where it was: a key is remembered, a job that waited is given to a worker.
    const waiting = await addJob(queue, { owner: 'rui', dedupeKey: 'waiting' });
    assert.equal((await mustClaim(queue)).job.id, waiting.id);
  } finally {
    await store.close();
  }
}

const [last = ''] = Object.keys(migrations).slice(-1);

/** The last change is made, and then breaks off before it is noted. */
const brokenOff = {
  ...migrations,
  [last]: {
    async up(db: Kysely<unknown>) {
      await migrations[last]?.up(db);
      throw new Error('the power went');
    },
  },
};

// For the newest there is nothing to be done.
const files = readdirSync(fixtures).filter((name) => name.endsWith('.sqlite') && name !== `${last}.sqlite`);

for (const file of files) {
  describe(`a database of the schema ${file}`, () => {
    it('is brought to that of today, with every row', () =>
      withOld(file, async (folder, before) => {
        await checkUpgraded(folder, before);
        const again = await openSqliteStore(folder);
        await again.close();
      }));

    it('stays as it was where that fails half-way, and is upgraded the next time', () =>
      withOld(file, async (folder, before) => {
        const db = openRaw(folder);
        await assert.rejects(migrate(db, brokenOff), /the power went/u);
        assert.deepEqual(await rowsOf(db), before);
        await db.destroy();
        await checkUpgraded(folder, before);
      }));

    it('stays as it was where the server is killed half-way, and is upgraded the next time', () =>
      withOld(file, async (folder, before) => {
        const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
        const script = `
          import { Kysely } from 'kysely';
          const { migrate, migrations } = await import(${here('migrate.ts')});
          const { openSqliteFile, TransactionalSqliteDialect } = await import(${here('sqliteDatabase.ts')});
          const path = ${JSON.stringify(join(folder, 'server.sqlite'))};
          const dialect = new TransactionalSqliteDialect({ database: async () => openSqliteFile(path) });
          const last = ${JSON.stringify(last)};
          const up = async (db) => {
            await migrations[last].up(db);
            console.log('half-way');
            await new Promise(() => setInterval(() => undefined, 1000));
          };
          await migrate(new Kysely({ dialect }), { ...migrations, [last]: { up } });`;
        const running = await startScript(script);
        await running.kill();
        await checkUpgraded(folder, before);
      }));

    it('is brought to that of today in PostgreSQL too', async function () {
      const url = await databaseUrl(this);
      await withOld(file, (_folder, before) =>
        withOwnSchema(url, async (ownUrl) => {
          const pool = new pg.Pool({ connectionString: ownUrl, max: 1 });
          const old = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
          const first = file.replace('.sqlite', '');
          await migrate(
            old,
            Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= first)),
          );
          await sql`delete from counters`.execute(old);
          for (const [table, rows] of Object.entries(before)) {
            for (const row of rows)
              await old
                .insertInto(table as 'jobs')
                .values(row as never)
                .execute();
          }
          await assert.rejects(migrate(old, brokenOff), /the power went/u);
          await old.destroy();
          const store = await openPostgresStore(ownUrl, { log: () => undefined });
          const after = onlyOld(await rowsOf(store.db), before);
          await store.close();
          assert.deepEqual(after, before);
        }),
      );
    });
  });
}
