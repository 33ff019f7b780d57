/** Trains the baseline (TF-IDF alone) or, on data that the encoder has read, the instant model, on all examples given. */
import { createLinearModel } from './linearModel.ts';
import type { LinearModel } from './linearModel.ts';
import { openTrainer } from './openTrainer.ts';
import { createPacer } from './pacer.ts';
import type { Patience } from './pacer.ts';
import { prepareRows } from './prepareRows.ts';
import type { LinearData } from './linearData.ts';
import type { RowOptions } from './prepareRows.ts';

export interface LinearOptions extends Patience, RowOptions {
  /** Weight of each category's examples in the loss; left out: all 1. */
  readonly classWeights?: ArrayLike<number> | null | undefined;
}

/** The same examples and seed give the same model to the bit, in whatever order they come. */
export async function fitLinearModel(data: LinearData, options: LinearOptions): Promise<LinearModel> {
  const pacer = createPacer(options);
  const rows = await prepareRows(data, options, pacer.part(0, 0.2));
  const trainer = await openTrainer(rows, options);
  const fitted = await trainer.train(Int32Array.from(rows.labels.keys()), pacer.part(0.2, 1));
  options.onProgress?.(1);
  return createLinearModel({ ...rows, ...fitted });
}
