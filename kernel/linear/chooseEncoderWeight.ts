/** Finds how much the frozen encoder should count beside TF-IDF, by accuracy on validation. */
import type { EncoderFeatures } from './encoderFeatures.ts';
import type { LinearOptions } from './fitLinearModel.ts';
import { createLinearModel } from './linearModel.ts';
import type { LinearModel } from './linearModel.ts';
import { openTrainer } from './openTrainer.ts';
import { createPacer } from './pacer.ts';
import { prepareRows } from './prepareRows.ts';
import type { LinearData } from './linearData.ts';

/** 0 is the baseline itself: the encoder does not help everywhere. */
export const encoderWeights = [0, 0.3, 1, 2] as const;

export interface WeightTrial {
  readonly weight: number;
  /** Share of validation texts whose category was found. */
  readonly accuracy: number;
  readonly model: LinearModel;
}

/** One model for each weight, trained on `data` alone, in the order of `encoderWeights`. */
export async function chooseEncoderWeight(
  data: LinearData & { readonly encoder: EncoderFeatures },
  validation: LinearData,
  options: Omit<LinearOptions, 'encoderWeight'>,
): Promise<{ best: WeightTrial; trials: WeightTrial[] }> {
  const pacer = createPacer(options);
  const rows = await prepareRows(data, options, pacer.part(0, 0.1));
  const trainer = await openTrainer(rows, options);
  const everyRow = Int32Array.from(rows.labels.keys());
  const trials: WeightTrial[] = [];
  for (const [i, weight] of encoderWeights.entries()) {
    trainer.setEncoderWeight(weight);
    const share = (done: number) => 0.1 + (0.9 * done) / encoderWeights.length;
    const fitted = await trainer.train(everyRow, pacer.part(share(i), share(i + 1)));
    const model = createLinearModel({ ...rows, ...fitted });
    trials.push({ weight, accuracy: accuracyOf(model, validation), model });
  }
  // Of equals the smaller weight: the simpler model.
  const best = trials.reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
  options.onProgress?.(1);
  return { best, trials };
}

function accuracyOf(model: LinearModel, { texts, labels, encoder }: LinearData): number {
  const scores = model.score(texts, encoder);
  let right = 0;
  for (const [i, label] of labels.entries()) {
    const row = scores.subarray(i * model.labelCount, (i + 1) * model.labelCount);
    if (row.indexOf(Math.max(...row)) === label) right += 1;
  }
  return texts.length === 0 ? 0 : right / texts.length;
}
