/** Scores of predictions against the truth: accuracy with interval, per-category figures, confusion matrix. */
import type { Interval, LabelScore, Scores } from '../contract/evaluation.ts';
import { largestOf } from './extremes.ts';
import { groupedInterval } from './interval.ts';

export interface Outcomes {
  /** Index into `labels` of each example's category, and of the predicted one. */
  readonly truth: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  readonly labels: readonly string[];
  /** Number of the group each example belongs to (one process, one text); left out: each stands alone. */
  readonly groups?: ArrayLike<number> | undefined;
}

/**
 * Precision TP / (TP + FP), recall TP / (TP + FN), F1 their harmonic mean, 0 where nothing is right.
 * A category without examples is not tested: its scores are null and it does not count for macro F1.
 */
export function computeScores({ truth, predicted, labels, groups }: Outcomes): Scores {
  const confusion = labels.map(() => labels.map(() => 0));
  for (let i = 0; i < truth.length; i++) {
    const row = confusion[truth[i] ?? -1];
    const column = predicted[i] ?? -1;
    const before = row?.[column];
    if (row === undefined || before === undefined) throw new Error(`example ${i}: no such category`);
    row[column] = before + 1;
  }
  const perLabel = labels.map((label, index) => labelScore(label, index, confusion));
  const right = sum(confusion.map((row, index) => row[index] ?? 0));
  const f1s = perLabel.flatMap(({ f1 }) => (f1 === null ? [] : [f1]));
  return {
    count: truth.length,
    accuracy: ratio(right, truth.length) ?? 0,
    interval: intervalOf({ truth, predicted, groups }),
    macroF1: ratio(sum(f1s), f1s.length) ?? 0,
    labels: perLabel,
    confusion,
  };
}

/** Share of the examples, 0 to 1, that stand under the most frequent category: always answering it gets so many right. */
export function largestShare({ labels, count }: Pick<Scores, 'labels' | 'count'>): number {
  return ratio(largestOf(labels.map((label) => label.count)), count) ?? 0;
}

function labelScore(label: string, index: number, confusion: readonly (readonly number[])[]): LabelScore {
  const count = sum(confusion[index] ?? []);
  if (count === 0) return { label, count, precision: null, recall: null, f1: null };
  const right = confusion[index]?.[index] ?? 0;
  const claimed = sum(confusion.map((row) => row[index] ?? 0));
  return {
    label,
    count,
    precision: ratio(right, claimed),
    recall: right / count,
    f1: (2 * right) / (claimed + count),
  };
}

/** Null where there is nothing to divide by: a category never predicted has no precision. */
function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Of the accuracy: as many proofs as there are independent examples. */
function intervalOf({ truth, predicted, groups }: Omit<Outcomes, 'labels'>): Interval {
  const outcomes = new Map<number, { count: number; successes: number }>();
  for (let i = 0; i < truth.length; i++) {
    const group = groups?.[i] ?? i;
    const outcome = outcomes.get(group) ?? { count: 0, successes: 0 };
    outcome.count += 1;
    outcome.successes += Number(truth[i] === predicted[i]);
    outcomes.set(group, outcome);
  }
  return groupedInterval([...outcomes.values()]);
}
