/** The whole model on one text: embeddings, layers, head, and the way back. */
import type { ModelShape } from '../../model/modelShape.ts';
import type { TextDropout } from './dropout.ts';
import { embed, embedBackward } from './embedding.ts';
import { headBackward, headForward } from './head.ts';
import type { HeadTape } from './head.ts';
import { layerBackward, layerForward } from './layer.ts';
import type { LayerTape } from './layer.ts';
import { layerNorm, layerNormBackward } from './layerNorm.ts';
import { applyMask, zeros } from './matrix.ts';
import type { Matrix, Numbers } from './matrix.ts';
import { embeddingsOf, mapOf } from './tensors.ts';
import type { Tensors } from './tensors.ts';

/** One text as it enters: token ids, or its rows after the frozen layers. */
export type TextInput =
  | { readonly kind: 'tokens'; readonly tokenIds: Int32Array }
  | { readonly kind: 'prefix'; readonly hidden: Matrix };

export interface ClassifierSettings {
  readonly shape: ModelShape;
  /** Embeddings and layers below this one have neither dropout nor gradients; 0: everything has both. */
  readonly frozenLayers: number;
  /** Absent outside training. */
  readonly dropout: TextDropout | undefined;
}

export interface ClassifierTape {
  readonly tokenCount: number;
  /** Absent where the text came as a prefix. */
  readonly embedding: EmbeddingTape | undefined;
  /** Layers `firstLayer` … L − 1. */
  readonly firstLayer: number;
  readonly layers: readonly LayerTape[];
  readonly head: HeadTape;
}

interface EmbeddingTape {
  readonly tokenIds: Int32Array;
  readonly sum: Matrix;
  readonly mask: Matrix | undefined;
  readonly output: Matrix;
}

export function classify(input: TextInput, weights: Tensors, settings: ClassifierSettings): ClassifierTape {
  const { shape, frozenLayers, dropout } = settings;
  const start = startOf(input, weights, settings);
  const layers: LayerTape[] = [];
  let { hidden } = start;
  for (let index = start.firstLayer; index < shape.layerCount; index++) {
    const ofLayer = index >= frozenLayers ? dropout : undefined;
    const tape = layerForward(hidden, weights, { shape, index, dropout: ofLayer });
    layers.push(tape);
    hidden = tape.output;
  }
  const firstToken = { rows: 1, columns: hidden.columns, values: hidden.values.subarray(0, hidden.columns) };
  return {
    ...start,
    tokenCount: hidden.rows,
    layers,
    head: headForward(firstToken, weights, { shape, dropout }),
  };
}

function startOf(input: TextInput, weights: Tensors, settings: ClassifierSettings) {
  if (input.kind === 'prefix') {
    return { embedding: undefined, hidden: input.hidden, firstLayer: settings.frozenLayers };
  }
  const embedding = embedText(input.tokenIds, weights, settings);
  return { embedding, hidden: embedding.output, firstLayer: 0 };
}

function embedText(tokenIds: Int32Array, weights: Tensors, settings: ClassifierSettings): EmbeddingTape {
  const { shape, frozenLayers, dropout } = settings;
  const { positionOffset, hiddenSize } = shape;
  const sum = embed({ tokenIds, positionOffset, hiddenSize }, embeddingsOf(weights));
  const mask = frozenLayers === 0 ? dropout?.embeddings(sum) : undefined;
  const normalised = layerNorm(sum, mapOf(weights, 'embeddings.norm'), shape.normEpsilon);
  return { tokenIds, sum, mask, output: applyMask(normalised, mask) };
}

/** Hidden states after the embeddings and after each of the first `layerCount` layers, without dropout: (T, H) each. */
export function encodeText(
  tokenIds: Int32Array,
  weights: Tensors,
  { shape, layerCount }: { shape: ModelShape; layerCount: number },
): Matrix[] {
  const states = [embedText(tokenIds, weights, { shape, frozenLayers: 0, dropout: undefined }).output];
  for (let index = 0; index < layerCount; index++) {
    states.push(layerForward(states[index]!, weights, { shape, index, dropout: undefined }).output);
  }
  return states;
}

export interface ClassifierBackward {
  readonly tape: ClassifierTape;
  readonly weights: Tensors;
  /** Of the trained tensors only; added to. */
  readonly gradients: Tensors;
  readonly shape: ModelShape;
  readonly frozenLayers: number;
}

/** Adds the gradients of every trained tensor, from that of the scores. */
export function classifyBackward(pass: ClassifierBackward, dLogits: Numbers): void {
  const { tape, weights, gradients, shape, frozenLayers } = pass;
  const dScores = { rows: 1, columns: dLogits.length, values: dLogits };
  const dFirst = headBackward({ tape: tape.head, shape, weights, gradients }, dScores);
  let dHidden = zeros(tape.tokenCount, shape.hiddenSize);
  dHidden.values.set(dFirst.values);
  for (let index = shape.layerCount - 1; index >= frozenLayers; index--) {
    const layer = tape.layers[index - tape.firstLayer]!;
    dHidden = layerBackward({ tape: layer, weights, gradients, shape, index }, dHidden);
  }
  if (frozenLayers > 0 || !tape.embedding) return;
  const { tokenIds, sum, mask } = tape.embedding;
  const norm = { x: sum, norm: mapOf(weights, 'embeddings.norm'), epsilon: shape.normEpsilon };
  const dSum = layerNormBackward(norm, applyMask(dHidden, mask), mapOf(gradients, 'embeddings.norm'));
  const { positionOffset, hiddenSize } = shape;
  embedBackward({ tokenIds, positionOffset, hiddenSize }, dSum, embeddingsOf(gradients));
}
