/**
 * Linear models on prepared rows, one after another: what one solution found is where the next one starts.
 * Words and encoder learn apart and their scores are added: side by side in one problem, the dense features, which fit
 * every training text, take the weight that the words deserve (docs/adr/0011-instant-model-adds-scores.md).
 */
import { learnScale, scaledRows } from './encoderFeatures.ts';
import type { EncoderFeatures } from './encoderFeatures.ts';
import type { EncoderPart } from './linearModel.ts';
import { openSolver } from './openSolver.ts';
import type { Pacer } from './pacer.ts';
import type { PreparedRows } from './prepareRows.ts';
import type { NumericRows } from './scoreRows.ts';
import { collectRows } from './sparseRows.ts';
import { noAlphas, trainOneVsRest } from './trainOneVsRest.ts';
import type { LinearWeights, OneVsRestProblem } from './trainOneVsRest.ts';

export interface FittedWeights {
  readonly weights: Float32Array; // (columns, C)
  readonly bias: Float32Array; // (C)
  readonly encoder: EncoderPart | undefined;
}

export interface Trainer {
  /** All rows as they are scored. */
  readonly rows: NumericRows;
  /** Trains on some of the rows. */
  train(rows: Int32Array, pacer: Pacer): Promise<FittedWeights>;
}

export interface TrainerOptions {
  readonly classWeights?: ArrayLike<number> | null | undefined;
  readonly seed: number;
}

type Problem = Omit<OneVsRestProblem, 'alphas'>;
type Learner = (problem: Problem, pacer: Pacer) => Promise<LinearWeights>;

/** Cost of an error on one row (LIBLINEAR's C). */
const cost = 1;
/** Of the time, where there is an encoder. */
const wordShare = 0.6;

export async function openTrainer(prepared: PreparedRows, options: TrainerOptions): Promise<Trainer> {
  const { features, labels, labelCount, sparse } = prepared;
  const fromWords = await openLearner({ sparse }, prepared);
  const encoder = features && (await openEncoderLearner(features, prepared));
  const costs = Float32Array.from(labels, (label) => cost * (options.classWeights?.[label] ?? 1));
  return {
    rows: { sparse, dense: encoder?.dense },
    async train(rows, pacer) {
      const problem = { rows, labels, labelCount, costs, seed: options.seed };
      const words = await fromWords(problem, encoder ? pacer.part(0, wordShare) : pacer);
      if (!encoder) return { weights: words.sparse, bias: words.bias, encoder: undefined };
      const means = await encoder.learn(problem, pacer.part(wordShare, 1));
      return {
        weights: words.sparse,
        bias: words.bias.map((bias, label) => bias + (means.bias[label] ?? 0)),
        encoder: { scale: encoder.scale, weights: means.dense },
      };
    },
  };
}

async function openEncoderLearner(features: EncoderFeatures, prepared: PreparedRows) {
  const scale = learnScale(features);
  const dense = scaledRows(features, scale);
  const noWords = collectRows(0);
  for (let row = 0; row < prepared.labels.length; row++) noWords.add(new Int32Array(), new Float32Array());
  return { scale, dense, learn: await openLearner({ sparse: noWords.finish(), dense }, prepared) };
}

async function openLearner(rows: NumericRows, { labels, labelCount }: PreparedRows): Promise<Learner> {
  const solver = await openSolver(rows);
  const alphas = noAlphas(labelCount, labels.length);
  return (problem, pacer) => trainOneVsRest(solver, { ...problem, alphas }, pacer);
}
