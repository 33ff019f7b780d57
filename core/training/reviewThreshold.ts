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
  /** Number of the group (process, text, near copy) it belongs to; left out: it stands alone. */
  readonly group?: number;
}

/** What the product promises of predictions that it does not mark for review. */
export const promisedAgreement = 0.95;

/**
 * The lowest threshold at which (mistakes + 1) of (predictions + 1) stay within 1 − promise: one mistake more than seen,
 * because the threshold is chosen on the same examples (conformal risk control, Angelopoulos et al. 2022). Where examples
 * come in groups the next one comes as a group too, right or wrong as a whole: the 1 is then the size of the group that a
 * prediction has on average. That is the same bound for as many predictions as the groups are worth if their members are
 * wholly alike (Kish, Survey Sampling, 1965), the most careful assumption there is.
 */
export function chooseReviewThreshold(
  predictions: readonly JudgedPrediction[],
  promise: number = promisedAgreement,
): ReviewChoice {
  const sorted = predictions.toSorted((a, b) => b.confidence - a.confidence);
  let best: ReviewChoice = { reviewBelow: 1, automaticShare: 0, agreement: null };
  const sizes = new GroupSizes();
  let wrong = 0;
  for (const [index, { confidence, isRight, group }] of sorted.entries()) {
    if (!isRight) wrong += 1;
    sizes.add(group);
    const count = index + 1;
    // Equal confidences stand and fall together.
    const isTied = sorted[count]?.confidence === confidence;
    if (isTied || (wrong + sizes.mean) / (count + sizes.mean) > 1 - promise + 1e-12) continue;
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
  const sizes = new GroupSizes();
  for (const { group } of predictions) sizes.add(group);
  return sizes.mean / (count + sizes.mean) > mayBeWrong || wrong / count <= mayBeWrong
    ? 'fewTexts'
    : 'manyMistakes';
}

/** Mean size of the group that a prediction belongs to, as predictions come; 1 where all stand alone. */
class GroupSizes {
  readonly #counts = new Map<number, number>();
  #predictions = 0;
  #squares = 0;

  add(group: number | undefined): void {
    const before = group === undefined ? 0 : (this.#counts.get(group) ?? 0);
    if (group !== undefined) this.#counts.set(group, before + 1);
    this.#predictions += 1;
    this.#squares += 2 * before + 1;
  }

  get mean(): number {
    return this.#predictions === 0 ? 1 : this.#squares / this.#predictions;
  }
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
