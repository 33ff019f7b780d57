/** The embedded store: one SQLite file in the data folder, which this server alone may open. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { silentBell } from './bell.ts';
import { lockDataFolder } from './dataFolderLock.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { openSqliteFile, TransactionalSqliteDialect } from './sqliteDatabase.ts';
import type { Store } from './store.ts';

/** `now` is for tests. Throws `server.in_use`, `server.data_newer`, `disk.full` or `folder.not_writable`. */
export async function openSqliteStore(folder: string, now: () => number = Date.now): Promise<Store> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeFailure(error, folder);
  }
  const lock = await lockDataFolder(folder);
  try {
    const path = join(folder, 'server.sqlite');
    // The library's own lock is a folder, which outlives a killed server; the lock above says that none is left.
    await rm(`${path}.lock`, { recursive: true, force: true });
    const db = new Kysely<Schema>({
      dialect: new TransactionalSqliteDialect({ database: () => Promise.resolve(openSqliteFile(path)) }),
    });
    try {
      await migrate(db);
    } catch (error) {
      await db.destroy();
      throw error;
    }
    return {
      db,
      bell: silentBell,
      now: () => Promise.resolve(now()),
      close: async () => {
        await db.destroy();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
