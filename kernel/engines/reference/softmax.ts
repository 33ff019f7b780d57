/** Softmax of one row of scores. */
import type { Numbers } from './matrix.ts';
import { largestOf } from '../../../core/training/extremes.ts';

/** log Σ exp(score), without overflow. */
export function logSumExp(scores: Numbers): number {
  const top = largestOf(scores);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - top);
  return top + Math.log(sum);
}

export function softmax(scores: Numbers): Float64Array {
  const total = logSumExp(scores);
  return Float64Array.from(scores, (score) => Math.exp(score - total));
}

/** Gradient of the scores: p · (dP − Σ dP·p). */
export function softmaxBackward(probabilities: Numbers, dP: Numbers): Float64Array {
  let sum = 0;
  for (let j = 0; j < dP.length; j++) sum += dP[j]! * probabilities[j]!;
  return Float64Array.from(probabilities, (p, j) => p * (dP[j]! - sum));
}
