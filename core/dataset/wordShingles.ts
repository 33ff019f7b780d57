/**
 * What a text is made of, for comparing texts: its runs of three words, as a set of 32-bit hashes. Words are letters and
 * digits, without case and accents; signs part them and count for nothing.
 */
import { mixBits } from './mixBits.ts';
import { hashStart, wordHashes } from './wordHashes.ts';

/** Words of one shingle. With two, boilerplate makes strangers alike; with four, one changed word weighs too much. */
const shingleWords = 3;

/**
 * The different shingles, in ascending order. A text of one or two words is one shingle by itself; one without words has
 * none. Two shingles have one hash by chance once in 4 billion pairs.
 */
export function wordShingles(text: string): Uint32Array {
  const words = wordHashes(text);
  if (words.length === 0) return new Uint32Array(0);
  const count = Math.max(1, words.length - shingleWords + 1);
  const shingles = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    let hash = hashStart;
    for (let k = i; k < Math.min(i + shingleWords, words.length); k++) hash = mix(hash, words[k] ?? 0);
    shingles[i] = hash;
  }
  shingles.sort();
  return withoutRepeats(shingles);
}

function withoutRepeats(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    const own = sorted[i] ?? 0;
    if (i === 0 || own !== sorted[i - 1]) sorted[kept++] = own;
  }
  return kept === sorted.length ? sorted : sorted.slice(0, kept);
}

/** Order counts: "a b" and "b a" differ. */
function mix(hash: number, word: number): number {
  return mixBits(Math.imul(hash, 31) + word) >>> 0;
}

/** Jaccard's coefficient of two sets in ascending order: what they share, of what they have together; 0 for empty ones. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  const shared = sharedAtLeast(a, b, 0);
  const together = a.length + b.length - shared;
  return together === 0 ? 0 : shared / together;
}

/** Whether `similarity` reaches the threshold, without finishing where it cannot. */
export function isSimilar(a: Uint32Array, b: Uint32Array, threshold: number): boolean {
  const least = Math.ceil((threshold / (1 + threshold)) * (a.length + b.length) - 1e-9);
  return least > 0 && sharedAtLeast(a, b, least) >= least;
}

/** How many both have; fewer than `least`, whatever the number, where it does not come to that. */
function sharedAtLeast(a: Uint32Array, b: Uint32Array, least: number): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (shared + Math.min(a.length - i, b.length - j) < least) return shared;
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared;
}
