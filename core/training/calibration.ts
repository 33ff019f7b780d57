/**
 * Confidence that means what it says: one temperature for all scores, fitted on validation
 * (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017).
 */
import { largestOf } from './extremes.ts';

export interface ScoredExamples {
  /** Scores before the softmax, (N, C). */
  readonly logits: ArrayLike<number>;
  /** Index of the true category, (N). */
  readonly labels: ArrayLike<number>;
  readonly labelCount: number; // C
}

const lowest = 0.02;
const highest = 50;

/**
 * The temperature with the least negative log-likelihood. The truth is smoothed by one example in N + 1 of unknown
 * category, so that a small validation part without a mistake does not promise certainty. No examples: 1.
 */
export function fitTemperature({ logits, labels, labelCount }: ScoredExamples): number {
  if (labels.length === 0) return 1;
  // The loss is convex in 1/T: bisect the sign of its slope on a logarithmic scale.
  let [low, high] = [Math.log(1 / highest), Math.log(1 / lowest)];
  for (let i = 0; i < 32; i++) {
    const middle = (low + high) / 2;
    if (slope({ logits, labels, labelCount }, Math.exp(middle)) > 0) high = middle;
    else low = middle;
  }
  return Math.exp(-(low + high) / 2);
}

/** Derivative of the smoothed negative log-likelihood by the inverse temperature. */
function slope({ logits, labels, labelCount }: ScoredExamples, inverse: number): number {
  const unknown = 1 / (labels.length + 1);
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    const start = i * labelCount;
    let top = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < labelCount; c++) top = Math.max(top, logits[start + c] ?? Number.NaN);
    let [powers, weighted, plain] = [0, 0, 0];
    for (let c = 0; c < labelCount; c++) {
      const logit = logits[start + c] ?? Number.NaN;
      const power = Math.exp((logit - top) * inverse);
      powers += power;
      weighted += power * logit;
      plain += logit;
    }
    const truth = logits[start + (labels[i] ?? 0)] ?? Number.NaN;
    total += weighted / powers - (1 - unknown) * truth - (unknown * plain) / labelCount;
  }
  return total;
}

/** Probabilities of one text: softmax of its logits divided by the temperature. */
export function softmax(logits: ArrayLike<number>, temperature: number): number[] {
  const row = Array.from(logits);
  const top = largestOf(row);
  const powers = row.map((logit) => Math.exp((logit - top) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/**
 * Expected calibration error: mean distance between confidence and accuracy over 15 equally wide bins of confidence,
 * weighted by their examples. 0 is perfect.
 */
export function expectedCalibrationError(examples: ScoredExamples, temperature: number): number {
  const bins = Array.from({ length: 15 }, () => ({ count: 0, confidence: 0, right: 0 }));
  const { logits, labels, labelCount } = examples;
  for (let i = 0; i < labels.length; i++) {
    const probabilities = softmax(rowOf(logits, i, labelCount), temperature);
    const confidence = largestOf(probabilities);
    const bin = bins[Math.min(bins.length - 1, Math.floor(confidence * bins.length))];
    if (!bin) throw new Error(`confidence ${confidence} of example ${i}`);
    bin.count += 1;
    bin.confidence += confidence;
    if (probabilities.indexOf(confidence) === labels[i]) bin.right += 1;
  }
  const distance = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0);
  return labels.length === 0 ? 0 : distance / labels.length;
}

function rowOf(logits: ArrayLike<number>, index: number, labelCount: number): number[] {
  return Array.from({ length: labelCount }, (_, c) => logits[index * labelCount + c] ?? Number.NaN);
}
