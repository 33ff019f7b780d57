/** What a model answered to each text of the test part. */
import type { TestPrediction } from '../../core/contract/testPrediction.ts';
import { softmax } from '../../core/training/calibration.ts';
import type { TestedText } from '../../core/training/tips.ts';
import type { TrainingData } from './trainingData.ts';

export interface Answers {
  /** Scores before the softmax, (N, C). */
  readonly logits: Float32Array;
  readonly predicted: Int32Array;
  readonly temperature: number;
}

/** In the order of the test part. */
export function testedTexts(
  { labels, test, testRows }: TrainingData,
  { logits, predicted, temperature }: Answers,
): TestedText[] {
  return testRows.map((row, i) => ({
    row,
    truth: test.labels[i] ?? -1,
    predicted: predicted[i] ?? -1,
    confidence: Math.max(
      ...softmax(logits.subarray(i * labels.length, (i + 1) * labels.length), temperature),
    ),
    length: test.texts[i]?.length ?? 0,
  }));
}

/** The same with names of categories and keys of texts, as a run keeps it. */
export function namedPredictions(
  { labels, test, testKeys }: TrainingData,
  tested: readonly TestedText[],
): TestPrediction[] {
  const nameOf = (index: number) => {
    const name = labels[index];
    if (name === undefined) throw new Error(`no category ${index}`);
    return name;
  };
  return tested.map(({ row, truth, predicted, confidence }, i) => ({
    row,
    key: testKeys[i] ?? '',
    group: test.groups[i] ?? 0,
    truth: nameOf(truth),
    predicted: nameOf(predicted),
    confidence,
  }));
}
