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
  /** Number of the group of each text; left out where no limit is chosen on them. */
  readonly groups?: Int32Array; // (N)
}

export function judgedPredictions({
  logits,
  truth,
  labelCount,
  temperature,
  groups,
}: JudgedQuestion): JudgedPrediction[] {
  return Array.from(truth, (label, i) => {
    const probabilities = softmax(logits.subarray(i * labelCount, (i + 1) * labelCount), temperature);
    const confidence = largestOf(probabilities);
    const isRight = probabilities.indexOf(confidence) === label;
    const group = groups?.[i];
    return { confidence, isRight, ...(group !== undefined && { group }) };
  });
}
