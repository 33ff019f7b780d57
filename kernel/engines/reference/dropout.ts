/** The dropout masks of one text in a training step, drawn from the stream all engines share (dropoutStream.ts). */
import { dropoutPlace, dropoutThreshold, fillDropoutRow } from '../dropoutStream.ts';
import type { DropoutMoment } from '../dropoutStream.ts';
import { rowOf, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';

export interface DropoutRates {
  readonly hiddenDropout: number;
  readonly attentionDropout: number;
}

/** Where a text stands in its micro-batch. */
export interface TextPlace {
  readonly text: number;
  readonly firstToken: number;
}

/** Masks in the form of what they are laid over; undefined where nothing is dropped. */
export interface TextDropout {
  embeddings(size: MaskSize): Matrix | undefined;
  /** The form of the attention's probabilities: (T·A, T). */
  attention(layer: number, size: MaskSize & { readonly headCount: number }): Matrix | undefined;
  attentionOutput(layer: number, size: MaskSize): Matrix | undefined;
  feedForward(layer: number, size: MaskSize): Matrix | undefined;
  head(layerCount: number, size: MaskSize): Matrix | undefined;
}

export interface MaskSize {
  readonly rows: number;
  readonly columns: number;
}

export function drawDropout(moment: DropoutMoment, rates: DropoutRates, at: TextPlace): TextDropout {
  const hidden = dropoutThreshold(rates.hiddenDropout);
  const attention = dropoutThreshold(rates.attentionDropout);
  const draw = (
    place: number,
    firstRow: number,
    { threshold, rows, columns }: MaskSize & { threshold: number },
  ) => {
    if (threshold === 0) return undefined;
    const mask = zeros(rows, columns);
    for (let row = 0; row < rows; row++) {
      fillDropoutRow({ ...moment, place, row: firstRow + row, threshold }, rowOf(mask, row));
    }
    return mask;
  };
  const tokens = (place: number, size: MaskSize) =>
    draw(place, at.firstToken, { ...size, threshold: hidden });
  return {
    embeddings: (size) => tokens(dropoutPlace.embeddings, size),
    attention: (layer, { headCount, ...size }) =>
      draw(dropoutPlace.attention(layer), at.firstToken * headCount, { ...size, threshold: attention }),
    attentionOutput: (layer, size) => tokens(dropoutPlace.attentionOutput(layer), size),
    feedForward: (layer, size) => tokens(dropoutPlace.feedForward(layer), size),
    head: (layerCount, size) => draw(dropoutPlace.head(layerCount), at.text, { ...size, threshold: hidden }),
  };
}
