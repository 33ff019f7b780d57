/** What the frozen encoder says of a text, made ready for a linear model: each layer's mean standardised, of length 1. */

/** Means of hidden states over each text's tokens, after each of some layers. */
export interface EncoderFeatures {
  /** 1-based layers, ascending. */
  readonly layers: readonly number[];
  readonly hiddenSize: number; // H
  readonly means: Float32Array; // (texts, layers, H)
}

/** Where the training texts lie in the encoder's space. */
export interface EncoderScale {
  readonly layers: readonly number[];
  readonly hiddenSize: number; // H
  readonly centre: Float32Array; // (layers, H)
  /** Standard deviation of each number; 1 where it never varies. */
  readonly spread: Float32Array; // (layers, H)
}

export function learnScale({ layers, hiddenSize, means }: EncoderFeatures): EncoderScale {
  const width = layers.length * hiddenSize;
  const count = means.length / width;
  const sums = new Float64Array(width);
  for (let i = 0; i < means.length; i++) sums[i % width]! += means[i]!;
  const centre = Float32Array.from(sums, (sum) => sum / count);
  const squares = new Float64Array(width);
  for (let i = 0; i < means.length; i++) squares[i % width]! += (means[i]! - centre[i % width]!) ** 2;
  const spread = Float32Array.from(squares, (sum) => Math.sqrt(sum / count) || 1);
  return { layers, hiddenSize, centre, spread };
}

/** (texts, layers · H): every layer's block has length 1. Each row depends on its text alone. */
export function scaledRows(features: EncoderFeatures, scale: EncoderScale): Float32Array {
  const { means, hiddenSize } = features;
  const width = scale.centre.length;
  const rows = new Float32Array(means.length);
  for (let start = 0; start < rows.length; start += hiddenSize) {
    let square = 0;
    for (let i = start; i < start + hiddenSize; i++) {
      const value = (means[i]! - scale.centre[i % width]!) / scale.spread[i % width]!;
      rows[i] = value;
      square += value * value;
    }
    const factor = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let i = start; i < start + hiddenSize; i++) rows[i]! *= factor;
  }
  return rows;
}

/** The rows of some texts. */
export function pickTexts(features: EncoderFeatures, texts: ArrayLike<number>): EncoderFeatures {
  const width = features.layers.length * features.hiddenSize;
  const means = new Float32Array(texts.length * width);
  for (let i = 0; i < texts.length; i++) {
    means.set(features.means.subarray(texts[i]! * width, (texts[i]! + 1) * width), i * width);
  }
  return { ...features, means };
}
