/** Predictions beside the truth: what review limits are chosen and checked by. */
import { softmax } from '../../core/training/calibration.ts';
import type { JudgedPrediction } from '../../core/training/reviewThreshold.ts';
import { largestOf } from '../../core/training/extremes.ts';

export interface JudgedQuestion {
  /** Scores before the softmax, (N, C). */
  readonly logits: Float32Array;
  readonly truth: Int32Array; // (N)
  readonly labelCount: number; // C
  readonly temperature: number;
}

export function judgedPredictions({
  logits,
  truth,
  labelCount,
  temperature,
}: JudgedQuestion): JudgedPrediction[] {
  return Array.from(truth, (label, i) => {
    const probabilities = softmax(logits.subarray(i * labelCount, (i + 1) * labelCount), temperature);
    const confidence = largestOf(probabilities);
    return { confidence, isRight: probabilities.indexOf(confidence) === label };
  });
}
