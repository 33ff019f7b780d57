/** Tries again what a weak connection interrupted. */
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { kindOfFailure, networkFailure } from './networkFailure.ts';
import type { Network } from './network.ts';

/** Attempts in a row that bring nothing new. */
const mostAttempts = 5;
const longestPauseMs = 60_000;

/** An answer that says "later": thrown inside an attempt. */
export class TryLater extends Error {
  readonly status: number;
  readonly afterMs: number | undefined;

  constructor(status: number, afterMs: number | undefined) {
    super(`answered ${status}`);
    this.status = status;
    this.afterMs = afterMs;
  }
}

/** What the disk, not the network, did inside an attempt, and is no AppError: never tried again. */
export class DiskFailure extends Error {}

/**
 * `attempt` may be cut off by the network at any point. `progress` is a number that grows while it gets on: with growth
 * the count of attempts starts anew. Throws hub.offline, hub.certificate_untrusted, hub.unexpected_answer, the signal's
 * reason, and AppErrors of `attempt` as they are.
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  { url, network, progress = () => 0 }: { url: URL; network: Network; progress?: () => number },
): Promise<T> {
  let last = progress();
  let failures = 0;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      network.signal?.throwIfAborted();
      if (error instanceof DiskFailure) throw error.cause;
      if (error instanceof AppError || !(error instanceof Error)) throw error;
      const gotOn = progress() > last;
      failures = gotOn ? 1 : failures + 1;
      last = progress();
      const isHopeless = error instanceof TryLater ? false : kindOfFailure(error) !== 'dropped' && last === 0;
      if (isHopeless || failures >= mostAttempts) throw finalFailure(error, url);
      await pause(error, failures, network);
    }
  }
}

function finalFailure(error: Error, url: URL): AppError {
  if (!(error instanceof TryLater)) return networkFailure(error, url.host);
  return new AppError('hub.unexpected_answer', { host: url.host, status: error.status }, { cause: error });
}

async function pause(error: Error, failures: number, { retryPauseMs, signal }: Network): Promise<void> {
  const wanted = error instanceof TryLater ? error.afterMs : undefined;
  const ms = Math.min(longestPauseMs, wanted ?? retryPauseMs * 2 ** (failures - 1));
  await setTimeout(ms, undefined, signal && { signal }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw cause;
  });
}
