/** Threads for the arithmetic: as many as asked for, never more than this computer runs at once. */
import { availableParallelism } from 'node:os';

/** More threads than cores only wait for each other. */
export function threadsOf(asked?: number): number {
  const cores = availableParallelism();
  return Math.min(asked ?? cores, cores);
}
