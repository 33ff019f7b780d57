/**
 * The names, shapes and roles of a model's weights, in the one order every engine, checkpoint and hash uses.
 * Linear maps are stored [out, in]; query, key and value follow each other so that an engine may view them as one.
 */
import type { ModelShape } from './modelShape.ts';

export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  /** Where it sits: −1 embeddings, 0 … L−1 the layer, L the classifier head. */
  readonly depth: number;
  /** Weight decay applies (matrices), or not (biases and norms). */
  readonly decays: boolean;
}

/** float32 weights by parameter name. */
export type Weights = ReadonlyMap<string, Float32Array>;

export function parametersOf(shape: ModelShape): Parameter[] {
  const { hiddenSize: H, intermediateSize: F, layerCount: L, labelCount: C } = shape;
  const list: Parameter[] = [];
  const matrix = (depth: number, name: string, ...size: number[]) =>
    list.push({ name, shape: size, depth, decays: true });
  const vector = (depth: number, name: string, size: number) =>
    list.push({ name, shape: [size], depth, decays: false });

  matrix(-1, 'embeddings.word', shape.vocabularySize, H);
  matrix(-1, 'embeddings.position', shape.positionCount, H);
  if (shape.typeCount > 0) matrix(-1, 'embeddings.type', shape.typeCount, H);
  vector(-1, 'embeddings.norm.weight', H);
  vector(-1, 'embeddings.norm.bias', H);
  for (let l = 0; l < L; l++) {
    const at = (part: string) => `layers.${l}.${part}`;
    for (const part of ['query', 'key', 'value']) matrix(l, at(`attention.${part}.weight`), H, H);
    for (const part of ['query', 'key', 'value']) vector(l, at(`attention.${part}.bias`), H);
    matrix(l, at('attention.output.weight'), H, H);
    vector(l, at('attention.output.bias'), H);
    vector(l, at('attention.norm.weight'), H);
    vector(l, at('attention.norm.bias'), H);
    matrix(l, at('ffn.up.weight'), F, H);
    vector(l, at('ffn.up.bias'), F);
    matrix(l, at('ffn.down.weight'), H, F);
    vector(l, at('ffn.down.bias'), H);
    vector(l, at('ffn.norm.weight'), H);
    vector(l, at('ffn.norm.bias'), H);
  }
  matrix(L, 'head.dense.weight', H, H);
  vector(L, 'head.dense.bias', H);
  matrix(L, 'head.output.weight', C, H);
  vector(L, 'head.output.bias', C);
  return list;
}

export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** Whether a parameter trains when the bottom `frozenLayers` layers and the embeddings are kept as they are. */
export function isTrained(parameter: Parameter, frozenLayers: number): boolean {
  return frozenLayers === 0 || parameter.depth >= frozenLayers;
}
