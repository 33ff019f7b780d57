/**
 * The order that Python's `random.Random(seed).shuffle` gives, so that a split can be that of a published script.
 * The generator is MT19937 (Matsumoto and Nishimura 1998), seeded as CPython does (Modules/_randommodule.c).
 */

/** A shuffled copy; `seed` is a whole number below 2³². */
export function pythonShuffle<T>(items: readonly T[], seed: number): T[] {
  const next = mersenneTwister(seed);
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = below(i + 1, next);
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return shuffled;
}

/** Uniform in 0 … count − 1: as many bits as `count` has, drawn again while they are too large. */
function below(count: number, next: () => number): number {
  const shift = Math.clz32(count);
  for (;;) {
    const drawn = next() >>> shift;
    if (drawn < count) return drawn;
  }
}

const size = 624;
const middle = 397;

function mersenneTwister(seed: number): () => number {
  const state = seededState(seed);
  let at = size;
  return () => {
    if (at === size) {
      twist(state);
      at = 0;
    }
    let y = state[at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}

/** `init_by_array` with the seed as its only key. */
function seededState(seed: number): Uint32Array {
  const state = new Uint32Array(size);
  state[0] = 19650218;
  for (let i = 1; i < size; i++) state[i] = Math.imul(1812433253, mixed(state[i - 1]!)) + i;
  let i = 1;
  const fill = (rounds: number, word: (at: number) => number): void => {
    for (let k = 0; k < rounds; k++) {
      state[i] = word(i);
      if (++i < size) continue;
      state[0] = state[size - 1]!;
      i = 1;
    }
  };
  fill(size, (at) => (state[at]! ^ Math.imul(mixed(state[at - 1]!), 1664525)) + seed);
  fill(size - 1, (at) => (state[at]! ^ Math.imul(mixed(state[at - 1]!), 1566083941)) - at);
  state[0] = 0x80000000;
  return state;
}

function mixed(word: number): number {
  return word ^ (word >>> 30);
}

function twist(state: Uint32Array): void {
  for (let i = 0; i < size; i++) {
    const y = (state[i]! & 0x80000000) | (state[(i + 1) % size]! & 0x7fffffff);
    state[i] = state[(i + middle) % size]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}
