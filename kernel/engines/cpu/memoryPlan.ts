/** Bytes that training takes at its peak, from the sizes of what is kept. */
import type { MemoryPlan, MemoryQuestion } from '../engine.ts';
import { elementCount, isTrained, parametersOf } from '../../model/parameters.ts';

export function planMemory({ shape, frozenLayers, lengths }: MemoryQuestion): MemoryPlan {
  let stateBytes = 0;
  for (const parameter of parametersOf(shape)) {
    stateBytes += elementCount(parameter.shape) * (isTrained(parameter, frozenLayers) ? 16 : 4);
  }
  const { hiddenSize: H, intermediateSize: F, headCount: A, layerCount: L } = shape;
  const tokens = lengths.reduce((sum, length) => sum + length, 0);
  const squares = lengths.reduce((sum, length) => sum + length * length, 0);
  const layerNumbers = tokens * (8 * H + 3 * F) + squares * A;
  return { stateBytes, workBytes: 4 * (L - frozenLayers + 1) * layerNumbers };
}
