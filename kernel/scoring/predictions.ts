/** Scores become categories with a calibrated confidence. */
import type { Prediction } from '../../core/contract/kernelAnswer.ts';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { softmax } from '../../core/training/calibration.ts';
import { largestOf } from '../../core/training/extremes.ts';

/** One prediction for each row of logits (N, C). */
export function predictionsOf(logits: Float32Array, manifest: ModelManifest): Prediction[] {
  const { labels, temperature, reviewBelow, allForReview } = manifest;
  return Array.from({ length: logits.length / labels.length }, (_, i) => {
    const probabilities = softmax(logits.subarray(i * labels.length, (i + 1) * labels.length), temperature);
    const confidence = largestOf(probabilities);
    const label = labels[probabilities.indexOf(confidence)] ?? '';
    const needsReview = allForReview !== undefined || confidence < reviewBelow;
    return { label, confidence, needsReview, probabilities };
  });
}
