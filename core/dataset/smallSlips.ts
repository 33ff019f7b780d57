/**
 * Slips that leave a name as it sounds: two letters swapped anywhere but at the very ends of a word ("Recruso"), and a small
 * word left out or taken for another ("Cumprimento da sentença", "Tutela urgência"). Labels are folded (no case, no accents).
 * Both are asked of rare categories only: "prato" and "parto" are two words, which is why short words have no part in it.
 */
import { areConfusedWords } from './confusedWords.ts';
import { signsOf, wordsOf } from './labelWords.ts';

const shortestWord = 6;
const sameAtEachEnd = 2;
/** A name needs something else to be known by. */
const fewestOtherWords = 2;

/**
 * Words that only join others. Not those that change what is said ("com", "sem", "para", "por", "e", "ou"), nor single
 * letters, which can be names ("Turma A").
 */
const joiningWords: ReadonlySet<string> = new Set([
  ...['de', 'da', 'do', 'das', 'dos', 'em', 'na', 'no', 'nas', 'nos', 'ao', 'aos', 'as', 'os', 'um', 'uma'],
  ...['del', 'el', 'la', 'las', 'los', 'un', 'una'],
  ...['of', 'the', 'an'],
]);

/** Names that differ in small words share this key; none where nothing but small words would tell them from others. */
export function otherWordsKeys(label: string): string[] {
  const others = otherWords(label);
  return others.length < fewestOtherWords || hasSigns(label) ? [] : [`${others.join(' ')} …`];
}

export function isSmallSlipOf(slip: string, meant: string): boolean {
  return haveSwappedLetters(slip, meant) || differInSmallWords(slip, meant);
}

function differInSmallWords(one: string, other: string): boolean {
  const [key] = otherWordsKeys(one);
  return key !== undefined && key === otherWordsKeys(other)[0];
}

/** A small word at an end joins nothing: there it may be a name. */
function otherWords(label: string): string[] {
  const words = wordsOf(label);
  return words.filter((word, i) => i === 0 || i === words.length - 1 || !joiningWords.has(word));
}

function hasSigns(label: string): boolean {
  return /[^a\s]/u.test(signsOf(label));
}

function haveSwappedLetters(one: string, other: string): boolean {
  if (signsOf(one) !== signsOf(other)) return false;
  const others = wordsOf(other);
  const different = wordsOf(one).flatMap((word, i) => (word === others[i] ? [] : [[word, others[i] ?? '']]));
  const [[word = '', meant = ''] = []] = different;
  if (different.length !== 1 || word.length !== meant.length || word.length < shortestWord) return false;
  if (!/^\p{L}+$/u.test(word) || areConfusedWords(word, meant)) return false;
  const at = Array.from(word).findIndex((letter, i) => letter !== meant.charAt(i));
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return at >= sameAtEachEnd && at + 2 + sameAtEachEnd <= word.length && swapped === meant;
}
