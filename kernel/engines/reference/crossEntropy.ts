/** Weighted cross-entropy of one text: −weight · log softmax(logits)[label]. */
import type { Numbers } from './matrix.ts';
import { logSumExp, softmax } from './softmax.ts';

export interface Target {
  readonly label: number;
  readonly weight: number;
}

export function crossEntropy(logits: Numbers, { label, weight }: Target): number {
  return weight * (logSumExp(logits) - logits[label]!);
}

/** Gradient of the logits: weight · (softmax − one at the label). */
export function crossEntropyBackward(logits: Numbers, { label, weight }: Target): Float64Array {
  return softmax(logits).map((p, c) => weight * (p - (c === label ? 1 : 0)));
}
