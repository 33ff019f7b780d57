/** Asks the server again and again while it is away. What it refuses is not asked again. */
import { setTimeout as pause } from 'node:timers/promises';
import { isAppError, isOneOf } from '../contract/errors/appError.ts';
import type { ErrorCode } from '../contract/errors/appError.ts';

const firstPauseMs = 200;
const longestPauseMs = 5000;
/** A server that fails at the same question so often will not answer it. */
const mostFaults = 8;

export interface Patience {
  /** Aborting ends it, with the signal's reason. */
  readonly signal: AbortSignal;
  /** Called whenever the server turned out to be away. */
  readonly onAway?: () => void;
}

const away: readonly ErrorCode[] = ['server.unreachable', 'server.stopping', 'server.database_away'];

export async function untilAnswered<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  { signal, onAway }: Patience,
): Promise<T> {
  let faults = 0;
  for (let turn = 0; ; turn++) {
    try {
      return await ask(signal);
    } catch (error) {
      if (isAppError(error, 'internal.unexpected')) faults += 1;
      else if (!isOneOf(error, away)) throw error;
      if (faults > mostFaults) throw error;
      onAway?.();
    }
    await pause(pauseMs(turn), undefined, { signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
  }
}

/** Longer each time, and never the same: workers that lost their server together do not come back together. */
function pauseMs(turn: number): number {
  const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(turn, 10));
  return longest * (0.5 + Math.random() / 2);
}
