/** A small counted random stream for orders and initial weights: same key, same numbers, on every machine. */

/** Uniform 32-bit integers of splitmix32 (public domain, C. Foote) keyed by a list of integers. */
export function seededRandom(...key: readonly number[]): () => number {
  let state = 0x9e3779b9;
  for (const part of key) state = mix(state ^ (part | 0));
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return mix(state) >>> 0;
  };
}

/** Fisher–Yates shuffle of 0 … count−1. */
export function shuffledIndices(count: number, ...key: readonly number[]): Int32Array {
  const random = seededRandom(...key);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor((random() / 2 ** 32) * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}

function mix(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
