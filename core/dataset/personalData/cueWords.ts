/**
 * The words of a text beside which a person's name may stand. Nearly all words are none of them: a hash tells, in one look
 * at the characters, before any of them is taken out of the text.
 */
import { afterName, nameCues } from './nameCues.ts';

export interface CueWord {
  readonly spelling: string;
  /** In small letters, as `nameCues` and `afterName` have it. */
  readonly key: string;
  readonly start: number;
}

/** Letters are Latin ones, below this code. */
const letterLimit = 0x250;
/** Every code has a place in the tables: looking beyond the end of one takes longer than all the rest. */
const allCodes = 0x10000;
const longestWord = 60;
const ordinal = 'ª'.charCodeAt(0);

const [small, capital] = [1, 2];
/** By character code: 0 for what is no letter, else the code of the small letter. */
const smallLetters = new Uint16Array(allCodes);
/** By character code. */
const cases = new Uint8Array(allCodes);
for (let code = 0; code < letterLimit; code++) {
  const character = String.fromCharCode(code);
  if (!/[A-Za-zÀ-ɏ]/.test(character)) continue;
  smallLetters[code] = character.toLowerCase().charCodeAt(0);
  cases[code] = /\p{Ll}/u.test(character) ? small : /\p{Lu}/u.test(character) ? capital : 0;
}

const hashBits = 0xffff;
const hashes = new Uint8Array(hashBits + 1);
for (const key of [...nameCues.keys(), ...afterName]) {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = mix(hash, key.charCodeAt(i));
  hashes[hash & hashBits] = 1;
}

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x9e3779b1) >>> 3;
}

/** In the order of the text. Words that are glued together ("JustiçaLuciano") count each by itself. */
export function cueWords(text: string): CueWord[] {
  const found: CueWord[] = [];
  for (let i = 0; i < text.length;) {
    const first = i;
    let start = i;
    let hash = 0;
    let before = 0;
    const longest = Math.min(text.length, first + longestWord);
    for (; i < longest; i++) {
      const code = text.charCodeAt(i);
      const letter = smallLetters[code] ?? 0;
      if (letter === 0) break;
      const own = cases[code] ?? 0;
      if (own === capital && before === small) {
        if (hashes[hash & hashBits] === 1) found.push(...cueWordAt(text, start, i));
        [start, hash] = [i, 0];
      }
      hash = mix(hash, letter);
      before = own;
    }
    if (i === first) i++;
    else if (i - first > 1) {
      if (text.charCodeAt(i) === ordinal) hash = mix(hash, text.charCodeAt(i++));
      if (hashes[hash & hashBits] === 1) found.push(...cueWordAt(text, start, i));
    }
  }
  return found;
}

/** Another word may have the hash of one. */
function cueWordAt(text: string, start: number, end: number): CueWord[] {
  const spelling = text.slice(start, end);
  const key = spelling.toLowerCase();
  return nameCues.has(key) || afterName.has(key) ? [{ spelling, key, start }] : [];
}
