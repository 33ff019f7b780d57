/** The most memory that a table reader of this process held, watched from outside (Linux only: it asks /proc). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const pollMs = 25;

export interface MemoryWatch {
  /** Ends the watch; the peak in MiB. */
  stop(): number;
}

/** Undefined where this machine cannot say. */
export function watchReaderMemory(): MemoryWatch | undefined {
  if (!existsSync('/proc/self/status')) return undefined;
  let peakMiB = 0;
  const timer = setInterval(() => {
    for (const id of readersOf(process.pid)) peakMiB = Math.max(peakMiB, peakOf(id));
  }, pollMs);
  return {
    stop: () => {
      clearInterval(timer);
      return peakMiB;
    },
  };
}

/** Process ids of the table readers that a process started. */
export function readersOf(host: number | undefined): string[] {
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/.test(id)) return false;
    const parent = /\) \S (\d+)/.exec(read(`/proc/${id}/stat`))?.[1];
    return Number(parent) === host && read(`/proc/${id}/cmdline`).includes('tableReader');
  });
}

function peakOf(id: string): number {
  return Number(/VmHWM:\s*(\d+)/.exec(read(`/proc/${id}/status`))?.[1] ?? 0) / 1024;
}

/** '' where the process has ended between two looks. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
