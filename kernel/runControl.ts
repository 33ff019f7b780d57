/** What a host may say to a request under way, and where the work listens: between two steps. */
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { KernelControl } from '../core/contract/kernelRequest.ts';

export interface RunControlHooks {
  onPause(): void;
  onContinue(): void;
  onStop(): void;
}

export class RunControl {
  readonly #stopping = new AbortController();
  readonly #hooks: RunControlHooks;
  #paused: { done: Promise<void>; release: () => void } | undefined;
  #waitedMs = 0;

  constructor(hooks: RunControlHooks) {
    this.#hooks = hooks;
  }

  /** Aborted once the host wants the request to end; long calls below the step take it. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** How long the work has stood still in pauses that are over. */
  get pausedMilliseconds(): number {
    return this.#waitedMs;
  }

  apply(control: KernelControl): void {
    switch (control) {
      case 'pause':
        if (!this.#paused && !this.signal.aborted) {
          const { promise, resolve } = withResolvers();
          this.#paused = { done: promise, release: resolve };
          this.#hooks.onPause();
        }
        break;
      case 'continue':
        if (this.#paused) {
          this.#release();
          this.#hooks.onContinue();
        }
        break;
      case 'stop':
        if (this.signal.aborted) break;
        this.#hooks.onStop();
        this.#stopping.abort();
        this.#release();
        break;
    }
  }

  /** Lets waiting input through, waits while paused; true when the work shall end. Called between two steps. */
  async shouldStop(): Promise<boolean> {
    await turn();
    if (this.#paused) {
      const startedAt = performance.now();
      await this.#paused.done;
      this.#waitedMs += performance.now() - startedAt;
    }
    return this.signal.aborted;
  }

  #release(): void {
    this.#paused?.release();
    this.#paused = undefined;
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
