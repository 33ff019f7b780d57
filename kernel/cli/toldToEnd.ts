/** A command that works until it is told to end: by Ctrl+C, or by the system. */
import type { CliDoor } from './door.ts';

export interface ToldToEnd {
  /** Aborted when the word comes. */
  readonly signal: AbortSignal;
  /** From now on nobody listens. */
  readonly forget: () => void;
}

export function toldToEnd(door: Pick<CliDoor, 'onInterrupt' | 'onTerminate'>): ToldToEnd {
  const told = new AbortController();
  const end = () => {
    told.abort();
  };
  const listening = [door.onInterrupt(end), door.onTerminate(end)];
  return {
    signal: told.signal,
    forget: () => {
      for (const stop of listening) stop();
    },
  };
}
