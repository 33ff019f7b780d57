/**
 * The words of a text as 32-bit hashes, in their order: runs of letters and digits, without case and accents. FNV-1a over the
 * UTF-16 units of each (Fowler, Noll, Vo).
 */
import { withoutAccents } from './foldText.ts';

/** Where a word begins; no hash equals it, as hashes are signed. */
export const hashStart = 0x811c9dc5;
const lettersAndDigits = /[\p{L}\p{N}]+/gu;

const separator = 0;
/** Becomes several, or is not looked at alone: the text is folded as a whole. */
const unknown = 0xffff;
/** What a character counts as, by its code: the unit of a folded letter or digit, or one of these two. */
const foldedUnits = new Uint16Array(0x10000).fill(unknown);
/** Latin letters and the punctuation that office programs put in: nearly all texts have no others. */
const ranges = [
  [0, 0x250],
  [0x2000, 0x2070],
] as const;
for (const [from, to] of ranges) {
  for (let code = from; code < to; code++) {
    const folded = withoutAccents(String.fromCharCode(code));
    const [word] = folded.match(lettersAndDigits) ?? [];
    if (word === undefined) foldedUnits[code] = separator;
    else if (word.length === 1 && folded === word) foldedUnits[code] = word.charCodeAt(0);
  }
}

/** Room for the words of a text, kept from one to the next. */
let words = new Int32Array(0);

/** Signs part words and count for nothing. What is returned holds until the next call. */
export function wordHashes(text: string): Int32Array {
  const most = (text.length >>> 1) + 1;
  if (words.length < most) words = new Int32Array(2 * most);
  let count = 0;
  let hash = hashStart;
  for (let i = 0; i < text.length; i++) {
    const unit = foldedUnits[text.charCodeAt(i)] ?? unknown;
    if (unit === unknown)
      return Int32Array.from(withoutAccents(text).match(lettersAndDigits) ?? [], hashWord);
    if (unit !== separator) hash = Math.imul(hash ^ unit, 0x01000193);
    else if (hash !== hashStart) {
      words[count++] = hash;
      hash = hashStart;
    }
  }
  if (hash !== hashStart) words[count++] = hash;
  return words.subarray(0, count);
}

function hashWord(word: string): number {
  let hash = hashStart;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}
