/**
 * The baseline and the instant model: TF-IDF, for the instant model beside what the frozen encoder says of the text,
 * and one linear score for each category. The category with the highest score is the prediction.
 */
import { createVectorizer } from './createVectorizer.ts';
import type { VectorizerSettings } from './createVectorizer.ts';
import { scaledRows } from './encoderFeatures.ts';
import type { EncoderFeatures, EncoderScale } from './encoderFeatures.ts';
import type { Vocabulary } from './learnVocabulary.ts';
import { scoreRows } from './scoreRows.ts';

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
      if (encoder && features?.means.length !== texts.length * encoder.scale.centre.length) {
        throw new Error('the instant model needs the encoder features of every text');
      }
      const sparse = vectorizer.vectorize(texts);
      const dense = encoder && features && scaledRows(features, encoder.scale);
      return scoreRows(parts, { sparse, dense }, Int32Array.from(texts.keys()));
    },
  };
}
