/** Those who wait for a question, or for its answer, hear at once when there may be one. */
import { untilCalled } from './untilCalled.ts';

/** Hears from the moment it was made, so that a call between looking and waiting is not missed. */
export interface Ear {
  /** Resolves when woken, after `ms`, and when nobody waits for the answer any more. */
  heard(ms: number, signal: AbortSignal): Promise<void>;
  stop(): void;
}

export class Waker {
  readonly #calls = new Set<() => void>();
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  wake(): void {
    for (const call of this.#calls) call();
  }

  /** From now on nobody waits. */
  close(): void {
    this.#isClosed = true;
    this.wake();
  }

  listen(): Ear {
    let call: () => void = () => undefined;
    const called = new Promise<void>((resolve) => {
      call = resolve;
    });
    if (this.#isClosed) call();
    this.#calls.add(call);
    return {
      heard: (ms, signal) => untilCalled({ called, call }, ms, signal),
      stop: () => {
        this.#calls.delete(call);
      },
    };
  }
}
