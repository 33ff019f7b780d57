/** From which confidence on a prediction may go without a person's review. */
import type { AllForReview } from '../contract/evaluation.ts';

export interface ReviewChoice {
  /** Predictions below this confidence need review; 1 when no threshold keeps the promise. */
  readonly reviewBelow: number;
  /** Share of the examples that go without review. */
  readonly automaticShare: number;
  /** Share of those that are right; null when there are none. */
  readonly agreement: number | null;
}

export interface JudgedPrediction {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** What the product promises of predictions that it does not mark for review. */
export const promisedAgreement = 0.95;

/**
 * The lowest threshold at which (mistakes + 1) of (predictions + 1) stay within 1 − promise: one mistake more than seen,
 * because the threshold is chosen on the same examples (conformal risk control, Angelopoulos et al. 2022).
 */
export function chooseReviewThreshold(
  predictions: readonly JudgedPrediction[],
  promise: number = promisedAgreement,
): ReviewChoice {
  const sorted = predictions.toSorted((a, b) => b.confidence - a.confidence);
  let best: ReviewChoice = { reviewBelow: 1, automaticShare: 0, agreement: null };
  let wrong = 0;
  for (const [index, { confidence, isRight }] of sorted.entries()) {
    if (!isRight) wrong += 1;
    const count = index + 1;
    // Equal confidences stand and fall together.
    const isTied = sorted[count]?.confidence === confidence;
    if (isTied || (wrong + 1) / (count + 1) > 1 - promise + 1e-12) continue;
    const reviewBelow = thresholdBetween(confidence, sorted[count]?.confidence, promise);
    best = { reviewBelow, automaticShare: count / sorted.length, agreement: 1 - wrong / count };
  }
  return best;
}

/**
 * Why everything needs review; undefined where a threshold was chosen. Texts are what is missing where they were right
 * as often as promised, or where even without a mistake they would have been too few.
 */
export function allForReviewBecause(
  predictions: readonly JudgedPrediction[],
  promise: number = promisedAgreement,
): AllForReview | undefined {
  if (chooseReviewThreshold(predictions, promise).agreement !== null) return undefined;
  const count = predictions.length;
  const wrong = predictions.filter(({ isRight }) => !isRight).length;
  const mayBeWrong = 1 - promise + 1e-12;
  return 1 / (count + 1) > mayBeWrong || wrong / count <= mayBeWrong ? 'fewTexts' : 'manyMistakes';
}

/**
 * Half-way down to the next confidence, so that a model refitted on a little more data does not fall just below it.
 * With nothing below, what promises as much as asked by itself needs no review either.
 */
function thresholdBetween(accepted: number, next: number | undefined, promise: number): number {
  if (next === undefined) return Math.min(accepted, promise);
  const middle = (accepted + next) / 2;
  return middle > next ? middle : accepted;
}
