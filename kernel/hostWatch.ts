/**
 * A kernel ends with its host. While it computes in one stretch it hears nothing, neither the end of its input nor a word
 * to stop; a thread of its own looks after the host, so that no kernel is left behind at full load.
 */
import { Worker } from 'node:worker_threads';
import { systemCode } from '../core/tables/files/systemCode.ts';

const everyMs = 1000;
/** A timer and nothing else; V8's own needs most of it. */
const heapMiB = 16;

export interface WatchedKernel {
  /** Its own file, which calls `endWithHost` where it is not the main thread. */
  readonly program: URL;
  /** Process number of the host. */
  readonly host: number;
  readonly log: (line: string) => void;
}

export function watchHost({ program, host, log }: WatchedKernel): void {
  const watch = new Worker(program, {
    workerData: host,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
  });
  // Where memory is that short the work itself will say so; without the watch it still ends with its input.
  watch.on('error', (error: unknown) => {
    log(`nobody watches the host: ${String(error)}`);
  });
  watch.unref();
}

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
