/** The first weights of a classifier that has learnt nothing yet. */
import { seededRandom } from '../data/seededRandom.ts';
import { elementCount } from './parameters.ts';
import type { Parameter } from './parameters.ts';

/** Keeps the stream apart from others that a run draws from the same seed. */
const streamKey = 0x68656164;

/**
 * Matrices normal with mean 0 and standard deviation `range`, biases 0, as Hugging Face starts its heads. The same
 * parameter and seed give the same numbers on every machine.
 */
export function freshHead(
  parameter: Parameter,
  { seed, range }: { seed: number; range: number },
): Float32Array {
  const values = new Float32Array(elementCount(parameter.shape));
  if (!parameter.decays) return values;
  const random = seededRandom(seed, streamKey, ...Buffer.from(parameter.name));
  for (let i = 0; i < values.length; i++) values[i] = range * normal(random);
  return values;
}

/** Box and Muller's transform of two uniform 32-bit integers. */
function normal(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log((random() + 1) / 2 ** 32));
  return radius * Math.cos((2 * Math.PI * random()) / 2 ** 32);
}
