/** Long computations that leave room: between two bites the event loop turns, so that a stop can be heard. */
import { setImmediate as turn } from 'node:timers/promises';

export interface Patience {
  readonly signal?: AbortSignal | undefined;
  /** Share of the work done, 0 to 1, never falling. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface Pacer {
  /**
   * Turns the event loop when the last turn is long ago; throws the signal's reason once it is aborted.
   * `share` of the work is done, 0 to 1.
   */
  rest(share: number): Promise<void>;
  /** For a piece of the work that leads from one share to another. */
  part(from: number, to: number): Pacer;
}

const biteMs = 50;

export function createPacer({ signal, onProgress }: Patience): Pacer {
  let lastTurn = performance.now();
  async function rest(share: number): Promise<void> {
    if (performance.now() - lastTurn < biteMs) return;
    onProgress?.(share);
    await turn();
    signal?.throwIfAborted();
    lastTurn = performance.now();
  }
  const between = (from: number, to: number): Pacer => ({
    rest: (share) => rest(from + (to - from) * share),
    part: (start, end) => between(from + (to - from) * start, from + (to - from) * end),
  });
  return between(0, 1);
}
