/** PostgreSQL with its troubles: refusals, a database that goes away and comes back, and calls between servers. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { after, before, describe, it } from 'mocha';
import pg from 'pg';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { skip } from '../../tools/testing/skip.ts';
import { noPostgres, startPostgres } from '../testing/startPostgres.ts';
import type { Postgres } from '../testing/startPostgres.ts';
import { databaseUrl, withOwnSchema } from '../testing/stores.ts';
import { openPostgresStore, refuseOld } from './openPostgresStore.ts';
import type { Store } from './store.ts';

const quiet = { log: () => undefined };

async function checkRefused(url: string, code: ErrorCode): Promise<void> {
  await assert.rejects(openPostgresStore(url, quiet), (error) => {
    assert.ok(isAppError(error, code), String(error));
    // Nobody finds a password in a log.
    assert.doesNotMatch(error.message, new RegExp(new URL(url).password || 'nothing', 'u'));
    return true;
  });
}

function changed(url: string, change: (url: URL) => void): string {
  const other = new URL(url);
  change(other);
  return other.href;
}

async function valueOf({ db }: Store): Promise<number | undefined> {
  const row = await db.selectFrom('counters').select('value').where('name', '=', 'job').executeTakeFirst();
  return row?.value;
}

async function setValue({ db }: Store, value: number): Promise<void> {
  await db.updateTable('counters').set({ value }).where('name', '=', 'job').execute();
}

/** Asks until it is answered. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isAppError(error, 'server.database_away')) throw error;
      await pause(50);
    }
  }
}

describe('a PostgreSQL that cannot be used', () => {
  it('is told with its reason', async function () {
    const url = await databaseUrl(this);
    await checkRefused(
      changed(url, (to) => (to.port = '9')),
      'server.database_away',
    );
    await checkRefused(
      changed(url, (to) => (to.password = 'wrong')),
      'server.database_refused',
    );
    await checkRefused(
      changed(url, (to) => (to.password = '')),
      'server.database_refused',
    );
    await checkRefused(
      changed(url, (to) => (to.pathname = '/nowhere')),
      'server.database_missing',
    );
  });

  it('is told where its user may make no tables', async function () {
    await withOwnSchema(await databaseUrl(this), async (url) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const guest = `guest_${Date.now()}`;
      await client.query(`create role ${guest} login password 'guest'`);
      try {
        const { rows } = await client.query<{ name: string }>('select current_schema() as name');
        await client.query(`grant usage on schema ${rows[0]?.name} to ${guest}`);
        const asGuest = changed(url, (to) => {
          to.username = guest;
          to.password = 'guest';
        });
        await checkRefused(asGuest, 'server.database_forbidden');
      } finally {
        await client.query(`drop owned by ${guest}`);
        await client.query(`drop role ${guest}`);
        await client.end();
      }
    });
  });

  it('is told where it is too old', () => {
    assert.throws(
      () => {
        refuseOld(120_022);
      },
      (error) => {
        assert.ok(isAppError(error, 'server.database_too_old'));
        assert.deepEqual(error.params, { version: '12.22', oldest: 13 });
        return true;
      },
    );
    refuseOld(130_000);
  });
});

describe('a PostgreSQL that crashes', function () {
  this.timeout(120_000);
  let postgres: Postgres | null = null;

  before(async () => {
    postgres = await startPostgres({ isDurable: true });
  });
  after(async () => {
    await postgres?.remove();
  });

  it('loses nothing that was answered, is told while it is away, and is used again', async function () {
    if (!postgres) skip(this, noPostgres);
    const store = await openPostgresStore(await postgres.createDatabase(), quiet);
    try {
      await setValue(store, 41);
      // One transaction is under way when it happens, so that its connection is in use.
      const broken = store.db.transaction().execute(async (trx) => {
        await trx.updateTable('counters').set({ value: 99 }).where('name', '=', 'job').execute();
        await postgres!.kill();
        await trx.updateTable('counters').set({ value: 100 }).where('name', '=', 'job').execute();
      });
      await assert.rejects(broken, (error) => isAppError(error, 'server.database_away'));
      await assert.rejects(valueOf(store), (error) => isAppError(error, 'server.database_away'));
      await postgres.start();
      assert.equal(await untilAnswered(() => valueOf(store)), 41);
      await setValue(store, 42);
      assert.equal(await valueOf(store), 42);
    } finally {
      await store.close();
    }
  });

  it('calls on those who wait once it is back, and carries rings again', async function () {
    if (!postgres) skip(this, noPostgres);
    const url = await postgres.createDatabase();
    const stores = [await openPostgresStore(url, quiet), await openPostgresStore(url, quiet)] as const;
    let heard = 0;
    let ownRings = 0;
    stores[1].bell.onRing(() => heard++);
    stores[0].bell.onRing(() => ownRings++);
    const untilHeard = async (more: number) => {
      while (heard < more) await pause(20);
    };
    try {
      stores[0].bell.ring();
      await untilHeard(1);
      assert.equal(ownRings, 0);
      await postgres.kill();
      await postgres.start();
      await untilHeard(2);
      await untilAnswered(() => valueOf(stores[0]));
      stores[0].bell.ring();
      await untilHeard(3);
    } finally {
      for (const store of stores) await store.close();
    }
  });
});

describe('statements that were prepared', () => {
  it('go on after another server changed a table', async function () {
    await withOwnSchema(await databaseUrl(this), async (url) => {
      const store = await openPostgresStore(url, quiet);
      const all = () => store.db.selectFrom('counters').selectAll().where('name', '=', 'job').execute();
      try {
        // All of one connection, so that it is that one which prepared it.
        for (let i = 0; i < 3; i++) assert.equal((await all()).length, 1);
        await sql`alter table counters add column later text`.execute(store.db);
        assert.equal((await untilAnswered(all)).length, 1);
      } finally {
        await store.close();
      }
    });
  });
});
