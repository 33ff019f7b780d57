/** Built servers as processes of their own, for measurements and for tests that kill them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServerProcess } from '../../core/host/serverProcess.ts';
import type { ServerProcess } from '../../core/host/serverProcess.ts';

export interface RunningProcess extends ServerProcess {
  readonly token: string;
}

/** `settings` as they stand in a file; `folder` is that of the server's data. */
export async function startServerIn(
  folder: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<RunningProcess> {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'server.json');
  writeFileSync(config, JSON.stringify({ port: 0, ...settings, dataFolder: folder }));
  const server = await startServerProcess({ env: process.env, config, onLog: () => undefined });
  return { ...server, token: readFileSync(server.tokenFile, 'utf8') };
}

/** Limits under which nobody who measures waits. */
export const openLimits = {
  run: { maxConcurrentRunsPerUser: 1_000_000, maxTotalConcurrentRuns: 1_000_000 },
};
