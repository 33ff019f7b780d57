/** The text of a run's `test-predictions.jsonl` as predictions. */
import { testPredictionSchema } from '../contract/testPrediction.ts';
import type { TestPrediction } from '../contract/testPrediction.ts';
import { parseJson } from '../contract/parseJson.ts';

/** Undefined where a line is torn or is no prediction: half a list would be taken for the whole one. */
export function parseTestPredictions(text: string): TestPrediction[] | undefined {
  const lines = text.split('\n');
  if (lines.pop() !== '') return undefined;
  const predictions = lines.flatMap((line) => {
    const { data } = testPredictionSchema.safeParse(parseJson(line));
    return data ? [data] : [];
  });
  return predictions.length === lines.length ? predictions : undefined;
}
