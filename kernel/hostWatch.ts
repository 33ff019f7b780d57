/**
 * A kernel ends with its host. While it computes in one stretch it hears nothing, neither the end of its input nor a word
 * to stop; a thread of its own looks after the host, so that no kernel is left behind at full load.
 */
import { systemCode } from '../core/tables/files/systemCode.ts';

const everyMs = 1000;

/** The process as this thread sees it; `ppid` changes while it lives. */
export type OwnProcess = Pick<NodeJS.Process, 'pid' | 'ppid' | 'kill'>;

/** What was trained is in the last checkpoint: the process is ended at once, as by a power cut. */
export function endWithHost(host: number, own: OwnProcess): void {
  setInterval(() => {
    if (!isThere(host, own)) own.kill(own.pid, 'SIGKILL');
  }, everyMs);
}

/** Systems with a family of processes give orphans another parent; Windows leaves the number as it was. */
function isThere(host: number, own: OwnProcess): boolean {
  if (own.ppid !== host) return false;
  try {
    return own.kill(host, 0);
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}
