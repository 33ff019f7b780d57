/** What the process of a worker that asks is called. */
import { processOf } from '../queue/checkHolder.ts';
import type { Caller } from './access.ts';

/** A registered worker's process is called after it, so that none can take the name of another. */
export function workerIdOf({ worker }: Caller, given: string): string {
  return worker === null ? given : processOf(worker, given);
}
