/** Linear models on prepared rows, one after another: what one solution found is where the next one starts. */
import { learnScale, scaledRows } from './encoderFeatures.ts';
import type { EncoderPart } from './linearModel.ts';
import { openSolver } from './openSolver.ts';
import type { Pacer } from './pacer.ts';
import type { PreparedRows } from './prepareRows.ts';
import type { NumericRows } from './scoreRows.ts';
import { noAlphas, trainOneVsRest } from './trainOneVsRest.ts';

export interface FittedWeights {
  readonly weights: Float32Array; // (columns, C)
  readonly bias: Float32Array; // (C)
  readonly encoder: EncoderPart | undefined;
}

export interface Trainer {
  /** 0 leaves the encoder out. Returns the rows as they are then scored. */
  setEncoderWeight(weight: number): NumericRows;
  /** Trains on some of the rows. */
  train(rows: Int32Array, pacer: Pacer): Promise<FittedWeights>;
}

export interface TrainerOptions {
  readonly classWeights?: ArrayLike<number> | null | undefined;
  readonly seed: number;
}

/** Cost of an error on one row (LIBLINEAR's C). */
const cost = 1;

export async function openTrainer(prepared: PreparedRows, options: TrainerOptions): Promise<Trainer> {
  const { features, labels, labelCount, sparse } = prepared;
  const scale = features && learnScale(features);
  const solver = await openSolver({ sparse, denseWidth: scale?.centre.length ?? 0 });
  const costs = Float32Array.from(labels, (label) => cost * (options.classWeights?.[label] ?? 1));
  const alphas = noAlphas(labelCount, labels.length);
  let encoder: Omit<EncoderPart, 'weights'> | undefined;
  return {
    setEncoderWeight(weight) {
      encoder = scale && weight > 0 ? { scale, weight } : undefined;
      const dense = features && encoder && scaledRows(features, encoder.scale, weight);
      solver.setDense(dense);
      return { sparse, dense };
    },
    async train(rows, pacer) {
      const problem = { rows, labels, labelCount, costs, seed: options.seed, alphas };
      const found = await trainOneVsRest(solver, problem, pacer);
      return {
        weights: found.sparse,
        bias: found.bias,
        encoder: encoder && { ...encoder, weights: found.dense },
      };
    },
  };
}
