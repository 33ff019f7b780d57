/** Weights that keep rare categories from being ignored. */
import type { TrainingParameters } from '../contract/trainingParameters.ts';
import { largestOf, smallestOf } from './extremes.ts';

/** The largest category has more than this many times the smallest (product design 4.1): the data is skewed. */
export const skewedAbove = 10;

/**
 * Weight of each category in the loss, or null where all count the same: 1/√count, scaled so that the mean over the
 * examples is 1. The root is the middle way: full inverse frequency lets a handful of rare texts outweigh thousands.
 */
export function classWeights(
  counts: readonly number[],
  mode: TrainingParameters['classWeights'],
): number[] | null {
  if (mode === 'off' || (mode === 'auto' && !isSkewed(counts))) return null;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const roots = counts.map((count) => (count > 0 ? 1 / Math.sqrt(count) : 0));
  const mean = counts.reduce((sum, count, index) => sum + count * (roots[index] ?? 0), 0) / total;
  return roots.map((root) => root / mean);
}

/** Whether the categories are unequal enough to say so and to weigh them. */
export function isSkewed(counts: readonly number[]): boolean {
  const present = counts.filter((count) => count > 0);
  return largestOf(present) > skewedAbove * smallestOf(present);
}
