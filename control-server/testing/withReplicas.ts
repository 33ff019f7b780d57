/** Several servers of one database, each with a data folder of its own, as a team runs them. */
import { join } from 'node:path';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { startTestServer } from './withServer.ts';
import type { ServerTest } from './withServer.ts';

/** What every replica is told. */
export function replicaSettings(folder: string, databaseUrl: string): Record<string, string> {
  return {
    databaseUrl,
    token: 'replicas-of-one-database-share-it',
    blobFolder: join(folder, 'blobs'),
    auditKeyFile: join(folder, 'audit-key.pem'),
  };
}

/** They start at the same moment. */
export function withReplicas(
  { count, databaseUrl, ...more }: { count: number; databaseUrl: string; [setting: string]: unknown },
  use: (replicas: readonly ServerTest[]) => Promise<void>,
): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const shared = { ...replicaSettings(folder, databaseUrl), ...more };
    const starts = await Promise.allSettled(
      Array.from({ length: count }, (_, i) =>
        startTestServer({ dataFolder: join(folder, `replica ${i}`), ...shared }),
      ),
    );
    const replicas = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    try {
      for (const start of starts) if (start.status === 'rejected') throw start.reason;
      await use(replicas);
    } finally {
      for (const { server } of replicas) await server.stop();
    }
  });
}
