/** Servers for the storm: what they are told, and their store afterwards. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../store/openSqliteStore.ts';
import type { Store } from '../../store/store.ts';
import { Phoenix } from './phoenix.ts';

/** A dead worker holds no job for long, and all workers may work at once. */
const settings = {
  leaseSeconds: 5,
  limits: { run: { maxConcurrentRunsPerUser: 100, maxTotalConcurrentRuns: 100 } },
};

export interface Cluster {
  readonly servers: readonly Phoenix[];
  /** When the servers have ended. */
  openStore(): Promise<Store>;
}

/** One server on SQLite, its data folder below `folder`. */
export function sqliteServer(folder: string): Cluster {
  const dataFolder = join(folder, 'data');
  return {
    servers: [phoenixIn(dataFolder, join(folder, 'server.json'))],
    openStore: () => openSqliteStore(dataFolder),
  };
}

function phoenixIn(dataFolder: string, config: string): Phoenix {
  writeFileSync(config, JSON.stringify({ ...settings, dataFolder }));
  return new Phoenix({ env: process.env, config, onLog: () => undefined });
}
