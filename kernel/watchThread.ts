/** A second thread of the kernel, for what must go on while the first computes in one stretch. */
import { Worker } from 'node:worker_threads';

/** A timer and nothing else; V8's own needs most of it. */
const heapMiB = 16;

/** `program`: the kernel's own file. `task`: the host's process number, to end with it; or the path of a file, to give signs of life. */
export function startWatch(program: URL, task: number | string, log: (line: string) => void): void {
  const watch = new Worker(program, {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
  });
  // Where memory is that short the work itself will say so.
  watch.on('error', (error: unknown) => {
    log(`the second thread did not start: ${String(error)}`);
  });
  watch.unref();
}
