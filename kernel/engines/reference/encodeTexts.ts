/** Means of hidden states, and rows of the cached prefix, text by text. */
import type { ModelShape } from '../../model/modelShape.ts';
import type { EncodeQuestion, Encoding } from '../engine.ts';
import { toHalf } from '../halfPrecision.ts';
import { encodeText } from './classifier.ts';
import { addScaled, rowOf } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { Tensors } from './tensors.ts';
import { textsOf } from './texts.ts';

export function encodeTexts(question: EncodeQuestion, weights: Tensors, shape: ModelShape): Encoding {
  const { input, meanLayers, prefixLayer, firstTokens: wantsFirst = false } = question;
  const H = shape.hiddenSize;
  const layerCount = wantsFirst ? shape.layerCount : Math.max(0, prefixLayer ?? 0, ...meanLayers);
  const means = new Float32Array(input.lengths.length * meanLayers.length * H);
  const prefix = new Uint16Array(input.tokenIds.length * H);
  const firstTokens = new Uint16Array(wantsFirst ? input.lengths.length * H : 0);
  for (const { text, firstToken, input: part } of textsOf(input, H)) {
    if (part.kind !== 'tokens') throw new Error('only tokens can be encoded');
    const states = encodeText(part.tokenIds, weights, { shape, layerCount });
    for (const [i, layer] of meanLayers.entries()) {
      means.set(columnMeans(states[layer]!), (text * meanLayers.length + i) * H);
    }
    if (wantsFirst) firstTokens.set(Uint16Array.from(rowOf(states[layerCount]!, 0), toHalf), text * H);
    if (prefixLayer !== undefined) {
      prefix.set(Uint16Array.from(states[prefixLayer]!.values, toHalf), firstToken * H);
    }
  }
  return { means, ...(prefixLayer !== undefined && { prefix }), ...(wantsFirst && { firstTokens }) };
}

function columnMeans(matrix: Matrix): Float64Array {
  const means = new Float64Array(matrix.columns);
  for (let row = 0; row < matrix.rows; row++) addScaled(means, 1 / matrix.rows, rowOf(matrix, row));
  return means;
}
