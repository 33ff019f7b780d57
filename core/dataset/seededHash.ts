/** A small seeded hash of texts: the only source of chance in this folder, so that a text keeps its fate wherever its row stands. */
import { mixBits } from './mixBits.ts';

/**
 * 53-bit hash of `text` (an integer every number holds exactly): two 32-bit lanes over its UTF-16 units with
 * multiply-xorshift mixing and the finaliser of MurmurHash3 (Appleby, public domain). Not for secrets.
 */
export function seededHash(text: string, seed: number): number {
  let a = mixBits(seed ^ 0x9e3779b9);
  let b = mixBits(seed ^ 0x85ebca6b ^ text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ Math.imul(unit + 0x165667b1, 0xcc9e2d51), 0x1b873593);
    b = (b << 17) | (b >>> 15);
  }
  const high = mixBits(a ^ Math.imul(b, 0xc2b2ae35));
  const low = mixBits(b ^ Math.imul(high, 0x27d4eb2f));
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

/** The same hash as a fraction, 0 ≤ x < 1. */
export function seededFraction(text: string, seed: number): number {
  return seededHash(text, seed) / 2 ** 53;
}
