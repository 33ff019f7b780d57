/** Weights of a model nobody trained: small, seeded, norms that change nothing. */
import { seededRandom } from '../data/seededRandom.ts';
import type { ModelShape } from '../model/modelShape.ts';
import { elementCount, parametersOf } from '../model/parameters.ts';

/** Uniform in ±0.035 (standard deviation 0.02, as BERT starts); norm weights are 1, biases 0. */
export function initialWeights(shape: ModelShape, seed: number): Map<string, Float32Array> {
  return new Map(
    parametersOf(shape).map(({ name, shape: size, decays }, index) => {
      const random = seededRandom(seed, index);
      const values = new Float32Array(elementCount(size));
      if (decays) for (let i = 0; i < values.length; i++) values[i] = (random() / 2 ** 31 - 1) * 0.035;
      else if (name.endsWith('norm.weight')) values.fill(1);
      return [name, values];
    }),
  );
}
