/** Sets as 256 bits each, which tell most pairs that are not alike without a look at their members. */

const wordsEach = 8;
const bucketShift = 24;

export class BitSketches {
  readonly #words: Uint32Array;

  /** Members are hashes: their highest eight bits say which bit they set. */
  constructor(sets: readonly Uint32Array[]) {
    this.#words = new Uint32Array(wordsEach * sets.length);
    sets.forEach((set, place) => {
      for (let k = 0; k < set.length; k++) {
        const bucket = (set[k] ?? 0) >>> bucketShift;
        const word = wordsEach * place + (bucket >>> 5);
        this.#words[word] = (this.#words[word] ?? 0) | (1 << (bucket & 31));
      }
    });
  }

  /**
   * Whether the sets at two places have more than `most` members that only one of them has, beyond doubt: each bit that
   * differs is such a member of its own.
   */
  differInMoreThan(most: number, one: number, other: number): boolean {
    let left = most;
    for (let k = 0; k < wordsEach; k++) {
      const word = this.#words[wordsEach * one + k] ?? 0;
      left -= bitsOf(word ^ (this.#words[wordsEach * other + k] ?? 0));
      if (left < 0) return true;
    }
    return false;
  }
}

/** Bits that are set in 32 (Warren, "Hacker's Delight", 5-1). */
function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
