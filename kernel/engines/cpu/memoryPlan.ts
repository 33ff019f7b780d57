/**
 * Bytes that training takes at its peak, counted from what the graphs keep (graph/*.ts) and checked by
 * memoryPlan.test.ts. Dropout is taken to be on; with it off a little less is needed.
 */
import type { ModelShape } from '../../model/modelShape.ts';
import { elementCount, isTrained, parametersOf } from '../../model/parameters.ts';
import type { MemoryPlan, MemoryQuestion } from '../engine.ts';
import { packBatch } from './batch/packBatch.ts';

/** Loaded graphs and what JavaScript keeps beside them, measured. */
const baseBytes = 40 * 2 ** 20;
const layerBytes = 3 * 2 ** 20;

export function planMemory({ shape, frozenLayers, lengths }: MemoryQuestion): MemoryPlan {
  const trainedLayers = shape.layerCount - frozenLayers;
  const sizes = batchSizes(shape, lengths);
  // The last layer keeps keys and values of all tokens, and the rest of first tokens only.
  const kept =
    Math.max(0, trainedLayers - 1) * keptBytes(shape, sizes) + sizes.tokens * 5 * shape.hiddenSize * 4;
  const passed = frozenLayers > 0 ? passingBytes(shape, sizes) : 0;
  const work = kept + passingBytes(shape, sizes) + passed + baseBytes + shape.layerCount * layerBytes;
  return { stateBytes: stateBytes(shape, frozenLayers), workBytes: work };
}

/** Weights; of what trains, gradients and two moments. The word table's gradients are of one batch's words only. */
function stateBytes(shape: ModelShape, frozenLayers: number): number {
  return parametersOf(shape).reduce((sum, parameter) => {
    const perTrained = parameter.name === 'embeddings.word' ? 12 : 16;
    return sum + elementCount(parameter.shape) * (isTrained(parameter, frozenLayers) ? perTrained : 4);
  }, 0);
}

interface BatchSizes {
  readonly tokens: number;
  /** Attention probabilities of one layer. */
  readonly probabilities: number;
}

function batchSizes({ headCount }: ModelShape, lengths: readonly number[]): BatchSizes {
  const { rowCount, groups } = packBatch(Int32Array.from(lengths));
  const squares = groups.reduce((sum, { texts, size }) => sum + texts.length * size * size, 0);
  return { tokens: rowCount, probabilities: squares * headCount };
}

/** What one layer keeps for its backward pass: eight values of size H, two of size F, probabilities, masks in bytes. */
function keptBytes(
  { hiddenSize: H, intermediateSize: F }: ModelShape,
  { tokens, probabilities }: BatchSizes,
): number {
  return tokens * (8 * H + 2 * F) * 4 + probabilities * 4 + (tokens * 2 * H + probabilities);
}

/** What is there for a moment while a layer is computed: four values of the feed-forward block, or of attention. */
function passingBytes({ intermediateSize: F }: ModelShape, { tokens, probabilities }: BatchSizes): number {
  return Math.max(tokens * F, probabilities) * 4 * 4;
}
