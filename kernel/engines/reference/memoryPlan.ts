/** What the reference engine needs: weights and moments as float32, gradients and one text's activations as float64. */
import type { MemoryPlan, MemoryQuestion } from '../engine.ts';
import { elementCount, isTrained, parametersOf } from '../../model/parameters.ts';
import { largestOf } from '../../../core/training/extremes.ts';

export function planMemory({ shape, frozenLayers, lengths }: MemoryQuestion): MemoryPlan {
  let stateBytes = 0;
  for (const parameter of parametersOf(shape)) {
    const perElement = isTrained(parameter, frozenLayers) ? 4 + 8 + 4 + 4 : 4;
    stateBytes += elementCount(parameter.shape) * perElement;
  }
  const { hiddenSize: H, intermediateSize: F, headCount: A, layerCount: L } = shape;
  const longest = Math.max(0, largestOf(lengths));
  // Of a layer: input, three projections, attention, two sums, two norms, two masks (T, H); two (T, F); probabilities and mask (T·A, T).
  const layerNumbers = longest * (11 * H + 2 * F) + 2 * longest * longest * A;
  return { stateBytes, workBytes: 8 * (L + 1) * layerNumbers };
}
