/** The store that the settings name, together with the data folder, which belongs to this server alone. */
import { mkdir } from 'node:fs/promises';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import type { ServerSettings } from '../config.ts';
import { lockDataFolder } from './dataFolderLock.ts';
import { openPostgresStore } from './openPostgresStore.ts';
import { openSqliteStore } from './openSqliteStore.ts';
import type { Store } from './store.ts';

/** Throws what `openSqliteStore` and `openPostgresStore` throw. */
export async function openStore(
  { dataFolder, databaseUrl }: Pick<ServerSettings, 'dataFolder' | 'databaseUrl'>,
  log: (line: string) => void,
): Promise<Store> {
  if (databaseUrl === undefined) return await openSqliteStore(dataFolder);
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeFailure(error, dataFolder);
  }
  const lock = await lockDataFolder(dataFolder);
  try {
    const store = await openPostgresStore(databaseUrl, { log });
    return {
      ...store,
      close: async () => {
        await store.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
