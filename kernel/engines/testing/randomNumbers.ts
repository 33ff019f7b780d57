/** Reproducible numbers for tests. */
import { philox } from '../philox.ts';

/** `count` numbers between −1 and 1; another `seed` gives others. */
export function randomNumbers(count: number, seed: number): Float64Array {
  const words = new Uint32Array(4);
  return Float64Array.from({ length: count }, (_, i) => {
    philox([i, 0, 0, 0], [seed, 0], words);
    return words[0]! / 2 ** 31 - 1;
  });
}
