/** Which members more than one set has, in a few bits for each: never too few, and too many where two members share a place. */
export class SharedMembers {
  /** A bit for each place. */
  readonly #seen: Uint32Array;
  readonly #seenAgain: Uint32Array;
  readonly #lastPlace: number;

  /** Members are hashes, each once in a set. */
  constructor(sets: readonly Uint32Array[]) {
    const members = sets.reduce((sum, { length }) => sum + length, 0);
    const bits = Math.min(mostBits, Math.max(fewestBits, Math.ceil(Math.log2(2 * members + 1))));
    this.#lastPlace = 2 ** bits - 1;
    this.#seen = new Uint32Array(2 ** (bits - 5));
    this.#seenAgain = new Uint32Array(2 ** (bits - 5));
    for (const set of sets) {
      for (let k = 0; k < set.length; k++) {
        const place = (set[k] ?? 0) & this.#lastPlace;
        const word = place >>> 5;
        const bit = 1 << (place & 31);
        const seen = this.#seen[word] ?? 0;
        if ((seen & bit) === 0) this.#seen[word] = seen | bit;
        else this.#seenAgain[word] = (this.#seenAgain[word] ?? 0) | bit;
      }
    }
  }

  /** Whether at most `most` members of the set are its own alone. */
  hasFewAlone(set: Uint32Array, most: number): boolean {
    let left = most;
    for (let k = 0; k < set.length; k++) {
      const place = (set[k] ?? 0) & this.#lastPlace;
      if (((this.#seenAgain[place >>> 5] ?? 0) & (1 << (place & 31))) === 0 && --left < 0) return false;
    }
    return true;
  }
}

/** Of the places: 32 at least, as many as a word has bits, and two tables of 64 MiB at most. */
const [fewestBits, mostBits] = [5, 29];
