/**
 * Those who wait for a job stand in a line. A call lets the first of them look, and is passed down the line as long as
 * there may be anything to be had: otherwise one new job would send every waiting worker to the database.
 */
import { untilCalled } from './untilCalled.ts';

export interface Place {
  /** Before every look: what is called from here on is not missed by the next `heard`. Whether it looks because of a call. */
  looks(): boolean;
  /** Resolves when called, after `ms`, and when nobody waits for the answer any more. */
  heard(ms: number, signal: AbortSignal): Promise<void>;
  /** To whoever stands behind. */
  passOn(): void;
  /** A call that was not followed by a look goes on down the line. */
  leave(): void;
}

interface Standing {
  isCalled: boolean;
  call: () => void;
}

export class ClaimLine {
  readonly #line = new Set<Standing>();
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  wake(): void {
    this.#callFirst(this.#line);
  }

  /** From now on nobody waits. */
  close(): void {
    this.#isClosed = true;
    for (const place of this.#line) place.call();
  }

  /** At the end of the line. */
  stand(): Place {
    const place: Standing = { isCalled: false, call: () => undefined };
    let called = Promise.resolve();
    this.#line.add(place);
    const looks = () => {
      const wasCalled = place.isCalled;
      place.isCalled = false;
      called = new Promise((resolve) => {
        place.call = resolve;
      });
      if (this.#isClosed) place.call();
      return wasCalled;
    };
    looks();
    return {
      looks,
      heard: (ms, signal) => untilCalled({ called, call: place.call }, ms, signal),
      passOn: () => {
        this.#callFirst(this.#behind(place));
      },
      leave: () => {
        if (place.isCalled) this.#callFirst(this.#behind(place));
        this.#line.delete(place);
      },
    };
  }

  /** Of those who were not called since they last looked: the others will look anyway. */
  #callFirst(places: Iterable<Standing>): void {
    for (const place of places) {
      if (place.isCalled) continue;
      place.isCalled = true;
      place.call();
      return;
    }
  }

  *#behind(place: Standing): Generator<Standing> {
    let isBehind = false;
    for (const one of this.#line) {
      if (isBehind) yield one;
      isBehind ||= one === place;
    }
  }
}
