/**
 * The one definition of dropout that every engine follows, so that runs resume exactly and engines agree.
 * A mask is a matrix of rows and columns at a place of the model; element (row, column) is lane `column mod 8` of
 * philox4x32-10(counter = [⌊column / 8⌋, row, place, micro-batch], key = [seed mod 2³², step]),
 * the eight 16-bit lanes being the four words in order, low half first (a little-endian Uint16Array view of them).
 * An element stays, multiplied by `dropoutScale`, where its lane ≥ `dropoutThreshold`; else it becomes 0.
 */
import { philox } from './philox.ts';

/**
 * Places and their matrices; T counts the tokens of the micro-batch, texts end to end:
 * 0 embeddings after their norm (T, H);
 * 1 + 3l attention probabilities of layer l: row = query token (of T) · A + head, column = key's position in its text;
 * 2 + 3l attention output of layer l before the residual (T, H); 3 + 3l feed-forward output before the residual (T, H);
 * 1 + 3L the head's input to its last map (B, H), row = text.
 * Rows nobody reads (the last layer carries only first tokens on) need not be drawn: rows are independent.
 */
export const dropoutPlace = {
  embeddings: 0,
  attention: (layer: number) => 1 + 3 * layer,
  attentionOutput: (layer: number) => 2 + 3 * layer,
  feedForward: (layer: number) => 3 + 3 * layer,
  head: (layerCount: number) => 1 + 3 * layerCount,
};

/** Of 65,536 lane values, how many drop the element. The probability is rounded to this grid. */
export function dropoutThreshold(probability: number): number {
  return Math.round(probability * 65536);
}

/** What a kept element is multiplied by: exactly 1 / (share kept), so that the mean is unchanged. */
export function dropoutScale(threshold: number): number {
  return 65536 / (65536 - threshold);
}

/** Which draw: `step` is the update's 1-based number, `microBatch` the 0-based index in the step. */
export interface DropoutMoment {
  readonly seed: number;
  readonly step: number;
  readonly microBatch: number;
}

export interface DropoutRow extends DropoutMoment {
  readonly place: number;
  readonly row: number;
  readonly threshold: number;
}

/** Fills `out` with one row of the mask: 0 or the scale. */
export function fillDropoutRow(draw: DropoutRow, out: Float64Array | Float32Array): void {
  const scale = dropoutScale(draw.threshold);
  const words = new Uint32Array(4);
  for (let block = 0; block * 8 < out.length; block++) {
    philox([block, draw.row, draw.place, draw.microBatch], [draw.seed >>> 0, draw.step], words);
    for (let lane = 0; lane < 8 && block * 8 + lane < out.length; lane++) {
      const value = (words[lane >> 1]! >>> (16 * (lane & 1))) & 0xffff;
      out[block * 8 + lane] = value >= draw.threshold ? scale : 0;
    }
  }
}
