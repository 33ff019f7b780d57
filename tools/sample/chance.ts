/** Seeded chance for the sample: the same seed makes the same spreadsheet on every machine. */

export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number;
  /** True with the given probability. */
  happens(probability: number): boolean;
  /** Whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** Picks with Zipf's odds: the item in place k has weight 1 / k^steepness, so that the last ones are rare. */
  pickEarly<T>(items: readonly T[], steepness: number): T;
  shuffled<T>(items: readonly T[]): T[];
}

export function createChance(seed: number): Chance {
  const next = mulberry32(seed);
  const at = <T>(items: readonly T[], place: number): T => {
    const item = items[place];
    if (item === undefined) throw new Error(`nothing at place ${place} of ${items.length}`);
    return item;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    happens: (probability) => next() < probability,
    pick: (items) => at(items, integer(0, items.length - 1)),
    pickEarly: (items, steepness) => {
      const weights = items.map((_, k) => (k + 1) ** -steepness);
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const place = weights.findIndex((weight) => (left -= weight) < 0);
      return at(items, place < 0 ? items.length - 1 : place);
    },
    shuffled: (items) => {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = integer(0, i);
        [copy[i], copy[j]] = [at(copy, j), at(copy, i)];
      }
      return copy;
    },
  };
}

/** Mulberry32 (Ettinger, public domain): 32 bits of state, enough for a few thousand sentences. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
