/** Which lower promise would let some of the texts go without a person's review, where the one that was asked for lets none. */
import type { ReviewSetting } from '../contract/evaluation.ts';

export interface LowerPromise {
  readonly promise: number;
  /** Texts that it leaves without review. */
  readonly withoutReview: number;
}

/** The strictest one; undefined where not even the loosest lets anything through. */
export function lowerPromiseOf(
  texts: readonly { readonly confidence: number }[],
  settings: readonly ReviewSetting[],
  asked: number,
): LowerPromise | undefined {
  return settings
    .filter(({ promise, allForReview }) => promise < asked && allForReview === undefined)
    .map(({ promise, reviewBelow }) => ({
      promise,
      withoutReview: texts.filter(({ confidence }) => confidence >= reviewBelow).length,
    }))
    .findLast(({ withoutReview }) => withoutReview > 0);
}
