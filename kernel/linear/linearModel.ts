/**
 * The baseline and the instant model: TF-IDF, for the instant model beside what the frozen encoder says of the text,
 * and one linear score for each category. The category with the highest score is the prediction.
 */
import { createVectorizer } from './createVectorizer.ts';
import type { VectorizerSettings } from './createVectorizer.ts';
import { scaledRows } from './encoderFeatures.ts';
import type { EncoderFeatures, EncoderScale } from './encoderFeatures.ts';
import type { Vocabulary } from './learnVocabulary.ts';
import type { SparseRows } from './sparseRows.ts';

/** Everything that makes the model; what is written to its folder. */
export interface LinearModelParts {
  readonly labelCount: number; // C
  readonly settings: VectorizerSettings;
  readonly vocabulary: Vocabulary;
  readonly weights: Float32Array; // (columns, C)
  readonly bias: Float32Array; // (C)
  /** Absent in the baseline. */
  readonly encoder?: EncoderPart | undefined;
}

export interface EncoderPart {
  readonly scale: EncoderScale;
  /** Length of each layer's block; the two TF-IDF blocks have length 1. */
  readonly weight: number;
  readonly weights: Float32Array; // (layers · H, C)
}

export interface LinearModel extends LinearModelParts {
  /**
   * Scores (texts, C), larger is likelier; no probabilities yet. A text's row does not depend on the other texts.
   * `features` belong to the same texts and are needed exactly where `encoder` is there.
   */
  score(texts: readonly string[], features?: EncoderFeatures): Float32Array;
}

export function createLinearModel(parts: LinearModelParts): LinearModel {
  const vectorizer = createVectorizer(parts.vocabulary, parts.settings);
  return {
    ...parts,
    score(texts, features) {
      const { encoder } = parts;
      const sparse = vectorizer.vectorize(texts);
      if (!encoder) return scoreRows(parts, sparse);
      if (!features || features.means.length !== texts.length * encoder.scale.centre.length) {
        throw new Error('the instant model needs the encoder features of every text');
      }
      return scoreRows(parts, sparse, scaledRows(features, encoder.scale, encoder.weight));
    },
  };
}

/** Scores (rows, C) of vectorised texts; `dense` is (rows, layers · H). */
export function scoreRows(
  model: Pick<LinearModelParts, 'weights' | 'bias'> & { encoder?: Pick<EncoderPart, 'weights'> | undefined },
  sparse: SparseRows,
  dense?: Float32Array,
): Float32Array {
  const labelCount = model.bias.length;
  const rowCount = sparse.starts.length - 1;
  const scores = new Float32Array(rowCount * labelCount);
  const sums = new Float64Array(labelCount);
  const denseWidth = dense ? dense.length / rowCount : 0;
  for (let row = 0; row < rowCount; row++) {
    sums.set(model.bias);
    for (let k = sparse.starts[row]!; k < sparse.starts[row + 1]!; k++) {
      addScaled(sums, model.weights, { at: sparse.columns[k]! * labelCount, factor: sparse.values[k]! });
    }
    if (dense && model.encoder) {
      for (let d = 0; d < denseWidth; d++) {
        addScaled(sums, model.encoder.weights, { at: d * labelCount, factor: dense[row * denseWidth + d]! });
      }
    }
    scores.set(sums, row * labelCount);
  }
  return scores;
}

function addScaled(
  sums: Float64Array,
  weights: Float32Array,
  { at, factor }: { at: number; factor: number },
): void {
  for (let c = 0; c < sums.length; c++) sums[c]! += factor * weights[at + c]!;
}
