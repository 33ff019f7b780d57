/** Which labels are doubtful: every text is judged by linear models that saw neither it nor what belongs to it. */
import { fitTemperature, softmax } from '../../core/training/calibration.ts';
import { rankLabelDoubts } from '../../core/training/suspectLabels.ts';
import type { LabelDoubt } from '../../core/training/suspectLabels.ts';
import type { LinearOptions } from '../linear/fitLinearModel.ts';
import type { GroupedData } from '../linear/linearData.ts';
import { outOfFoldScores } from '../linear/outOfFoldScores.ts';

/** Every text, the most doubtful label first. With the encoder's features the instant model judges, else the baseline. */
export async function labelDoubts(data: GroupedData, options: LinearOptions): Promise<LabelDoubt[]> {
  const { labels, labelCount } = data;
  const logits = await outOfFoldScores(data, options);
  const temperature = fitTemperature({ logits, labels, labelCount });
  const probabilities = new Float32Array(logits.length);
  for (let start = 0; start < logits.length; start += labelCount)
    probabilities.set(softmax(logits.subarray(start, start + labelCount), temperature), start);
  return rankLabelDoubts({ probabilities, labels, labelCount });
}
