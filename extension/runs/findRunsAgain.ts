/** Runs that went on while no window was open, and those that ended meanwhile: shown again when a window opens. */
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { isTold } from './resultTold.ts';
import { listRuns } from './listRuns.ts';
import { watchRun } from './watchRun.ts';

export async function findRunsAgain(services: Services): Promise<void> {
  try {
    const runs = await listRuns(services.environment.mailboxes, async (mailbox) => !(await isTold(mailbox)));
    await Promise.all(runs.map((run) => watchRun(services, run)));
  } catch (error) {
    await showError(services, error);
  }
}
