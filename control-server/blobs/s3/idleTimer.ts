/** Gives up what stands still: counts only while somebody else is waited for. */

export class IdleTimer {
  readonly #longestMs: number;
  readonly #given = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(longestMs: number) {
    this.#longestMs = longestMs;
  }

  /** Aborted when it is over. */
  get signal(): AbortSignal {
    return this.#given.signal;
  }

  get isOver(): boolean {
    return this.signal.aborted;
  }

  /** Counts, from the beginning. */
  wait(): void {
    this.rest();
    this.#timer = setTimeout(() => {
      this.#given.abort();
    }, this.#longestMs);
  }

  rest(): void {
    clearTimeout(this.#timer);
  }
}
