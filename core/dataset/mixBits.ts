/** The finaliser of MurmurHash3 (Appleby, public domain): spreads the bits of a 32-bit integer over all of it. One to one. */
export function mixBits(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
