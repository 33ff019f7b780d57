/** Linear models on prepared rows, one after another: what one solution found is where the next one starts. */
import { learnScale, scaledRows } from './encoderFeatures.ts';
import type { EncoderPart } from './linearModel.ts';
import { openSolver } from './openSolver.ts';
import type { Pacer } from './pacer.ts';
import type { PreparedRows } from './prepareRows.ts';
import { noAlphas, trainOneVsRest } from './trainOneVsRest.ts';

export interface FittedWeights {
  readonly weights: Float32Array; // (columns, C)
  readonly bias: Float32Array; // (C)
  readonly encoder: EncoderPart | undefined;
}

export interface Trainer {
  setEncoderWeight(weight: number): void;
  /** Trains on some of the rows; `progress` is the share of the whole work before and after. */
  train(rows: Int32Array, pacer: Pacer, progress?: readonly [number, number]): Promise<FittedWeights>;
}

export interface TrainerOptions {
  readonly classWeights?: ArrayLike<number> | null | undefined;
  readonly seed: number;
}

/** Cost of an error on one row (LIBLINEAR's C). */
const cost = 1;

export async function openTrainer(rows: PreparedRows, options: TrainerOptions): Promise<Trainer> {
  const { features, labels, labelCount } = rows;
  const scale = features && learnScale(features);
  const solver = await openSolver({ sparse: rows.sparse, denseWidth: scale?.centre.length ?? 0 });
  const costs = Float32Array.from(labels, (label) => cost * (options.classWeights?.[label] ?? 1));
  const alphas = noAlphas(labelCount, labels.length);
  let encoderWeight = 0;
  return {
    setEncoderWeight(weight) {
      encoderWeight = weight;
      if (features && scale) solver.setDense(scaledRows(features, scale, weight));
    },
    async train(trained, pacer, progress = [0, 1]) {
      const problem = { rows: trained, labels, labelCount, costs, seed: options.seed, alphas, progress };
      const { sparse, dense, bias } = await trainOneVsRest(solver, problem, pacer);
      const usesEncoder = scale !== undefined && encoderWeight > 0;
      return {
        weights: sparse,
        bias,
        encoder: usesEncoder ? { scale, weight: encoderWeight, weights: dense } : undefined,
      };
    },
  };
}
