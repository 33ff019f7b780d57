/** Servers for the storm: what they are told, and their store afterwards. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgresStore } from '../../store/openPostgresStore.ts';
import { openSqliteStore } from '../../store/openSqliteStore.ts';
import type { Store } from '../../store/store.ts';
import { replicaSettings } from '../withReplicas.ts';
import { Phoenix } from './phoenix.ts';

/** A dead worker holds no job for long, and all workers may work at once. */
const settings = {
  leaseSeconds: 5,
  limits: { run: { maxConcurrentRunsPerUser: 100, maxTotalConcurrentRuns: 100 } },
};

export interface Cluster {
  readonly servers: readonly Phoenix[];
  /** When the servers have ended. */
  readonly openStore: () => Promise<Store>;
}

/** One server on SQLite, its data folder below `folder`. */
export function sqliteServer(folder: string): Cluster {
  const dataFolder = join(folder, 'data');
  return {
    servers: [phoenixIn(dataFolder, join(folder, 'server.json'))],
    openStore: () => openSqliteStore(dataFolder),
  };
}

/** Servers of one database of PostgreSQL, each with a data folder of its own below `folder`. */
export function postgresServers(folder: string, { url, count }: { url: string; count: number }): Cluster {
  const shared = replicaSettings(folder, url);
  const server = (_: unknown, i: number) =>
    phoenixIn(join(folder, `replica ${i + 1}`), join(folder, `server ${i + 1}.json`), shared);
  return {
    servers: Array.from({ length: count }, server),
    openStore: () => openPostgresStore(url, { log: () => undefined }),
  };
}

function phoenixIn(dataFolder: string, config: string, more: Record<string, string> = {}): Phoenix {
  writeFileSync(config, JSON.stringify({ ...settings, ...more, dataFolder }));
  return new Phoenix({ env: process.env, config, onLog: () => undefined });
}
