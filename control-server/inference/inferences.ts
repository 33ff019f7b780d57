/** What every operation on questions that are answered at once is given, and how long they may last. */
import type { Waker } from '../http/waker.ts';
import type { Store } from '../store/store.ts';

/** The first question to a model waits until that is loaded. */
export const answerMs = 25_000;
/** Of all users together, unanswered. */
export const mostWaiting = 200;
/** A worker that has the model ready is asked before one that would have to load it. */
export const headStartMs = 250;

export interface Inferences {
  readonly store: Store;
  /** Calls workers that wait for a question. */
  readonly asked: Waker;
  /** Calls those who wait for an answer. */
  readonly answered: Waker;
}
