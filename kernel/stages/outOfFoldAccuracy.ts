/** The training accuracy of a linear model, honest: each text is scored by a model that did not see it. */
import { outOfFoldScores } from '../linear/outOfFoldScores.ts';
import { bestPrediction } from '../scoring/logits.ts';

type Data = Parameters<typeof outOfFoldScores>[0];
type Options = Parameters<typeof outOfFoldScores>[1];

export async function outOfFoldAccuracy(data: Data, options: Options): Promise<number> {
  const predicted = bestPrediction(await outOfFoldScores(data, options), data.labelCount);
  const right = predicted.reduce((sum, label, i) => sum + Number(label === data.labels[i]), 0);
  return right / Math.max(1, predicted.length);
}
