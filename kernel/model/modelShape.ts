/** The sizes of an encoder with a classifier on top: one form for BERT, DistilBERT, RoBERTa, XLM-R, MiniLM and E5. */

export interface ModelShape {
  readonly vocabularySize: number; // V
  readonly hiddenSize: number; // H
  readonly layerCount: number; // L
  readonly headCount: number; // A
  readonly intermediateSize: number; // F
  /** Rows of the position table, reserved ones included. */
  readonly positionCount: number;
  /** Row of the first token: 0 for BERT, padding id + 1 for RoBERTa and XLM-R. */
  readonly positionOffset: number;
  /** Rows of the token type table; 0 where the architecture has none (DistilBERT). Every token is of type 0. */
  readonly typeCount: number;
  readonly normEpsilon: number;
  readonly activation: 'gelu' | 'geluTanh' | 'relu';
  /** Between the head's two linear maps: tanh (BERT's pooler, RoBERTa's dense) or relu (DistilBERT's pre-classifier). */
  readonly headActivation: 'tanh' | 'relu';
  readonly labelCount: number; // C
}

/** Tokens that fit into one text, specials included. */
export function maxTokens(shape: ModelShape): number {
  return shape.positionCount - shape.positionOffset;
}
