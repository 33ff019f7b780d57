/**
 * One data set, many trainings of a linear model: texts become rows once, and every solution starts from the last one,
 * so that hundreds of trainings take minutes. Only vocabulary and scale, which know no labels, come from all texts.
 */
import type { Example } from '../../core/contract/dataset.ts';
import type { EncoderFeatures } from '../linear/encoderFeatures.ts';
import { openTrainer } from '../linear/openTrainer.ts';
import { createPacer } from '../linear/pacer.ts';
import { prepareRows } from '../linear/prepareRows.ts';
import { scoreRows } from '../linear/scoreRows.ts';
import { bestPrediction } from '../scoring/logits.ts';

export interface RepeatedTraining {
  /** Categories in the order of the scores. */
  readonly labels: readonly string[];
  /** Category of each example. */
  readonly truth: Int32Array;
  /** Trains on the examples at these places. */
  readonly train: (places: readonly number[]) => Promise<FittedOnce>;
}

/** A model that was trained on some of the examples. */
export interface FittedOnce {
  /** (places, C), in their order. */
  score(places: readonly number[]): Float32Array;
  /** 1 where the highest score is that of the example's category. */
  right(places: readonly number[]): number[];
}

export interface RepeatedOptions {
  readonly seed: number;
  /** Of the same examples; left out for the baseline. */
  readonly encoder?: EncoderFeatures | undefined;
}

export async function openRepeatedTraining(
  examples: readonly Pick<Example, 'text' | 'label'>[],
  { seed, encoder }: RepeatedOptions,
): Promise<RepeatedTraining> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const truth = Int32Array.from(examples, ({ label }) => indexOf.get(label) ?? 0);
  const texts = examples.map(({ text }) => text);
  const pacer = createPacer({});
  const data = { texts, labels: truth, labelCount: labels.length, ...(encoder && { encoder }) };
  const prepared = await prepareRows(data, { seed }, pacer);
  if (prepared.origin.length !== texts.length) throw new Error('too many texts to train on all of them');
  const trainer = await openTrainer(prepared, { seed });
  const rowAt = new Int32Array(texts.length);
  for (const [row, place] of prepared.origin.entries()) rowAt[place] = row;
  const rowsOf = (places: readonly number[]) => Int32Array.from(places, (place) => rowAt[place] ?? 0);
  return {
    labels,
    truth,
    async train(places) {
      const fitted = await trainer.train(rowsOf(places).sort(), pacer);
      const score = (others: readonly number[]) => scoreRows(fitted, trainer.rows, rowsOf(others));
      return {
        score,
        right: (others) => {
          const predicted = bestPrediction(score(others), labels.length);
          return others.map((place, i) => Number(predicted[i] === truth[place]));
        },
      };
    },
  };
}
