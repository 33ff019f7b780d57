/** Long computations that leave room: between two bites the event loop turns, so that a stop can be heard. */
import { setImmediate as turn } from 'node:timers/promises';

export interface Patience {
  readonly signal?: AbortSignal | undefined;
  /** Share of the work done, 0 to 1, never falling. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface Pacer {
  /** Turns the event loop when the last turn is long ago; throws the signal's reason once it is aborted. */
  rest(share: number): Promise<void>;
}

const biteMs = 50;

export function createPacer({ signal, onProgress }: Patience): Pacer {
  let lastTurn = performance.now();
  return {
    async rest(share) {
      if (performance.now() - lastTurn < biteMs) return;
      onProgress?.(Math.min(share, 1));
      await turn();
      signal?.throwIfAborted();
      lastTurn = performance.now();
    },
  };
}
