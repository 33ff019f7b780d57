import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { skip } from '../../tools/testing/skip.ts';
import { startScript } from '../testing/startScript.ts';
import { databases, databaseUrl, withOwnSchema, withStore } from '../testing/stores.ts';
import { migrate, migrations } from './migrate.ts';
import { openPostgresStore } from './openPostgresStore.ts';
import { openSqliteStore } from './openSqliteStore.ts';
import type { Store } from './store.ts';

async function tablesOf({ db }: Store): Promise<string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).sort();
}

for (const database of databases) {
  describe(`the store in ${database}`, () => {
    it(
      'gives numbers back as numbers',
      withStore(database, async ({ db }) => {
        const large = 1_800_000_000_123;
        await db.updateTable('counters').set({ value: large }).where('name', '=', 'job').execute();
        const row = await db
          .selectFrom('counters')
          .select('value')
          .where('name', '=', 'job')
          .executeTakeFirst();
        assert.equal(row?.value, large);
        const { count } = await db
          .selectFrom('counters')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        assert.equal(count, 6);
      }),
    );

    it(
      'a statement that was refused can be tried again',
      withStore(database, async ({ db }) => {
        const add = (name: 'lease' | 'job') => db.insertInto('counters').values({ name, value: 7 }).execute();
        for (let i = 0; i < 2; i++) await assert.rejects(add('job'), /unique|duplicate/iu);
        await db.deleteFrom('counters').where('name', '=', 'job').execute();
        await add('job');
        await assert.rejects(add('lease'), /unique|duplicate/iu);
      }),
    );

    it(
      'a change of the schema that breaks off leaves nothing behind, and can be repeated',
      withStore(database, async (store) => {
        const before = await tablesOf(store);
        let isBroken = true;
        const next = {
          async up(db: Kysely<unknown>) {
            await db.schema.createTable('later').addColumn('id', 'text').execute();
            await db.schema.alterTable('jobs').addColumn('later', 'text').execute();
            if (isBroken) throw new Error('the power went');
          },
        };
        const list = { ...migrations, '9999-later': next };
        await assert.rejects(migrate(store.db, list), /the power went/u);
        assert.deepEqual(await tablesOf(store), before);
        isBroken = false;
        await migrate(store.db, list);
        await migrate(store.db, list);
        assert.ok((await tablesOf(store)).includes('later'));
        await assert.rejects(migrate(store.db), (error) => isAppError(error, 'server.data_newer'));
      }),
    );
  });
}

describe('the store in PostgreSQL', () => {
  it('of three servers that start at once makes one schema', async function () {
    await withOwnSchema(await databaseUrl(this), async (ownUrl) => {
      const open = () => openPostgresStore(ownUrl, { log: () => undefined });
      const stores = await Promise.all([open(), open(), open()]);
      const moments = await Promise.all(stores.map((store) => store.now()));
      for (const moment of moments) assert.ok(Math.abs(moment - Date.now()) < 60_000);
      await Promise.all(stores.map((store) => store.close()));
    });
  });
});

describe('the data folder', () => {
  it('is for one server: a second is refused at once, and let in afterwards', () =>
    withTemporaryFolder(async (folder) => {
      const first = await openSqliteStore(folder);
      const started = performance.now();
      await assert.rejects(openSqliteStore(folder), (error) => isAppError(error, 'server.in_use'));
      assert.ok(performance.now() - started < 1000);
      await first.close();
      await (await openSqliteStore(folder)).close();
    }));

  it('of a server that was killed opens, with all that was acknowledged', () =>
    withTemporaryFolder(async (folder) => {
      const module = JSON.stringify(new URL('openSqliteStore.ts', import.meta.url).href);
      const script = `
        const { openSqliteStore } = await import(${module});
        const { db } = await openSqliteStore(${JSON.stringify(folder)});
        await db.updateTable('counters').set({ value: 42 }).where('name', '=', 'job').execute();
        console.log('written');
        setInterval(() => undefined, 1000);`;
      const running = await startScript(script);
      await assert.rejects(openSqliteStore(folder), (error) => isAppError(error, 'server.in_use'));
      await running.kill();
      const store = await openSqliteStore(folder);
      const { rows } = await sql<{ value: number }>`select value from counters where name = 'job'`.execute(
        store.db,
      );
      assert.deepEqual(rows, [{ value: 42 }]);
      await store.close();
    }));

  for (const [what, text] of [
    ['a process that is gone', JSON.stringify({ processId: 2 ** 22 + 1, start: '1' })],
    ['another process with the same number', JSON.stringify({ processId: process.pid, start: '1' })],
    ['nobody knows whom', ''],
  ] as const) {
    it(`opens in spite of a lock of ${what}, and of several that try it once gets in`, async function () {
      if (process.platform !== 'linux') skip(this, 'start times of processes are known on Linux');
      await withTemporaryFolder(async (folder) => {
        mkdirSync(join(folder, 'locks'));
        writeFileSync(join(folder, 'locks', 'a.json'), text);
        mkdirSync(join(folder, 'server.sqlite.lock'));
        const tries = await Promise.allSettled(Array.from({ length: 5 }, () => openSqliteStore(folder)));
        const open = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
        assert.equal(open.length, 1);
        for (const one of tries) {
          if (one.status === 'rejected')
            assert.ok(isAppError(one.reason, 'server.in_use'), String(one.reason));
        }
        await open[0]?.close();
      });
    });
  }
});
