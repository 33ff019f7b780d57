/** Bounds how long a worker waits for its one job: also where the server does not answer at all in that time. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { WorkerOptions } from './workerOptions.ts';

/** For the answer to the last question. */
const graceMs = 15_000;

export interface WaitLimit {
  /** By the clock of `performance`. */
  readonly until: number;
  /** Aborted when the worker is told to end, and with `server.unreachable` when nothing was heard in time. */
  readonly signal: AbortSignal;
  /** From now on only the worker's own signal counts. */
  lift(): void;
}

export function limitWait(
  waitMs: number | undefined,
  { server, signal }: Pick<WorkerOptions, 'server' | 'signal'>,
): WaitLimit {
  if (waitMs === undefined) return { until: Infinity, signal, lift: () => undefined };
  const given = new AbortController();
  const timer = setTimeout(() => {
    given.abort(new AppError('server.unreachable', { address: server.address }));
  }, waitMs + graceMs);
  return {
    until: performance.now() + waitMs,
    signal: AbortSignal.any([signal, given.signal]),
    lift: () => {
      clearTimeout(timer);
    },
  };
}
