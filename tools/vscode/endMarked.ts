/**
 * Ends every process that a host started, also those that left its process group to outlive it: all of them carry the
 * host's mark in their environment.
 */
import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

export const markName = 'VSCODE_TEST_HOST_MARK';

/** What the marks of all hosts of this process begin with. */
export const harnessMark = `${process.pid}/`;

/** Numbers of the living processes whose mark begins so; our own never is among them. */
export async function findMarked(mark: string): Promise<number[]> {
  const wanted = `${markName}=${mark}`;
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const marked = await Promise.all(
    numbers.map(async (pid) => {
      // A process that has ended meanwhile, or is another user's, is not ours.
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return environment.split('\0').some((entry) => entry.startsWith(wanted));
    }),
  );
  return numbers.filter((pid, index) => marked[index] === true && pid !== process.pid);
}

/** Returns when none is left. */
export async function endMarked(mark: string): Promise<void> {
  // Even to end, a process needs its turn on a machine that computes on all cores.
  const deadline = Date.now() + 120_000;
  for (let left = await findMarked(mark); left.length > 0; left = await findMarked(mark)) {
    if (Date.now() > deadline) throw new Error(`processes ${left.join(', ')} of a test host do not end`);
    for (const pid of left) end(pid);
    await wait(100);
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}
