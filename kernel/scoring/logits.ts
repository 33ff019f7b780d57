/** Reading scores before the softmax, (N, C). */
import { largestOf } from '../../core/training/extremes.ts';

/** Index of the highest score of each row; the first one where two are equal. */
export function bestPrediction(logits: Float32Array, labelCount: number): Int32Array {
  const best = new Int32Array(logits.length / labelCount);
  for (let i = 0; i < best.length; i++) {
    let top = 0;
    for (let c = 1; c < labelCount; c++) {
      if ((logits[i * labelCount + c] ?? 0) > (logits[i * labelCount + top] ?? 0)) top = c;
    }
    best[i] = top;
  }
  return best;
}

/** Mean of −log softmax at the true category. */
export function meanCrossEntropy(logits: Float32Array, truth: Int32Array, labelCount: number): number {
  let total = 0;
  for (let i = 0; i < truth.length; i++) {
    const row = logits.subarray(i * labelCount, (i + 1) * labelCount);
    const top = largestOf(row);
    const sum = row.reduce((all, score) => all + Math.exp(score - top), 0);
    total += Math.log(sum) + top - (row[truth[i] ?? 0] ?? 0);
  }
  return total / Math.max(1, truth.length);
}
