/** Runs that went on while no window was open, and those that ended meanwhile: shown again when a window opens. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { listRuns } from './listRuns.ts';
import { watchRun } from './watchRun.ts';

export async function findRunsAgain(services: Services): Promise<void> {
  const runs = await listRuns(services.environment.mailboxes).catch(async (error: unknown) => {
    await showError(services, error);
    return [];
  });
  const untold = runs.filter(({ mailbox }) => !existsSync(join(mailbox.folder, 'told')));
  for (const run of untold) {
    watchRun(services, run).catch((error: unknown) => showError(services, error));
  }
}
