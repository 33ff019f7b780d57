/** Weights of a small model for tests: matrices small, norms near one, nothing zero. */
import type { ModelShape } from '../../model/modelShape.ts';
import { elementCount, parametersOf } from '../../model/parameters.ts';
import type { Weights } from '../../model/parameters.ts';
import { randomNumbers } from './randomNumbers.ts';

export function randomWeights(shape: ModelShape, seed: number): Map<string, Float64Array> {
  return new Map(
    parametersOf(shape).map((parameter, index) => {
      const isNorm = parameter.name.endsWith('norm.weight');
      const numbers = randomNumbers(elementCount(parameter.shape), seed * 1000 + index);
      return [parameter.name, numbers.map((value) => (isNorm ? 1 : 0) + 0.2 * value)];
    }),
  );
}

/** The same in the precision in which an engine is given them. */
export function randomFloatWeights(shape: ModelShape, seed: number): Weights {
  return new Map([...randomWeights(shape, seed)].map(([name, values]) => [name, Float32Array.from(values)]));
}
