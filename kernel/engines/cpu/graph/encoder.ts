/** The encoder as far as a graph needs it: from tokens or from a cached prefix, through some layers. */
import { elementTypes } from '../../../onnx/elementType.ts';
import type { Value } from '../../../onnx/graph.ts';
import { attentionInputs } from './attentionInputs.ts';
import type { AttentionInputs } from './attentionInputs.ts';
import { firstTokenRows } from './attention.ts';
import { embeddings } from './embeddings.ts';
import { lastLayer, layer } from './layer.ts';
import type { ModelGraph } from './modelGraph.ts';

/** What a graph reads: tokens, or hidden states (T, H) after `layer` layers. */
export type GraphStart =
  | { readonly kind: 'tokens' }
  | { readonly kind: 'hidden'; readonly layer: number; readonly type: 'float16' | 'float32' };

export const tokenIdsName = 'token ids';
export const positionsName = 'positions';
export const hiddenName = 'hidden';
export const onesName = 'ones';
export const onesOfTextsName = 'ones of texts';

export interface EncoderInputs {
  readonly attention: AttentionInputs;
  readonly ones: Value; // (1, T)
  readonly onesOfTexts: Value; // (1, B)
}

export function encoderInputs({ graph, shape }: ModelGraph): EncoderInputs {
  return {
    attention: attentionInputs(graph, shape.headCount),
    ones: graph.input(onesName, { type: 'float32', shape: [1, 'T'] }),
    onesOfTexts: graph.input(onesOfTextsName, { type: 'float32', shape: [1, 'B'] }),
  };
}

/** Hidden states (T, H) after `layer` layers. */
export interface Hidden {
  readonly x: Value;
  readonly layer: number;
}

export function start(model: ModelGraph, inputs: EncoderInputs, from: GraphStart): Hidden {
  const { graph, shape } = model;
  if (from.kind === 'tokens') {
    const tokenIds = graph.input(tokenIdsName, { type: 'int32', shape: ['T'] });
    const positions = graph.input(positionsName, { type: 'int32', shape: ['T'] });
    return { x: embeddings(model, { tokenIds, positions, ones: inputs.ones }), layer: 0 };
  }
  const hidden = graph.input(hiddenName, { type: from.type, shape: ['T', shape.hiddenSize] });
  const x =
    from.type === 'float32' ? hidden : graph.node('Cast', [hidden], { to: { int: elementTypes.float32 } });
  return { x, layer: from.layer };
}

/** All rows through the next layer. */
export function nextLayer(model: ModelGraph, { x, layer: index }: Hidden, at: Pass): Hidden {
  return { x: layer(model, x, placeOf(index, at)), layer: index + 1 };
}

/** First tokens (B, H) after all layers. */
export function firstTokensAfterAll(model: ModelGraph, from: Hidden, at: Pass): Value {
  const last = model.shape.layerCount - 1;
  let hidden = from;
  while (hidden.layer < last) hidden = nextLayer(model, hidden, at);
  if (hidden.layer > last) return firstTokenRows(model, hidden.x, at.inputs.attention);
  return lastLayer(model, hidden.x, placeOf(last, at));
}

export interface Pass {
  readonly inputs: EncoderInputs;
  /** Lowest thing that trains: −1 the embeddings, else a layer. */
  readonly lowestTrained: number;
}

function placeOf(layerIndex: number, { inputs, lowestTrained }: Pass) {
  const { attention, ones, onesOfTexts } = inputs;
  return {
    layer: layerIndex,
    inputs: attention,
    ones,
    onesOfTexts,
    passesGradient: layerIndex > lowestTrained,
  };
}
