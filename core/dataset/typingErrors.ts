/**
 * Slips of the keyboard inside one long word: two letters swapped, one missing, one too many, or its neighbour on the
 * keyboard. Labels are folded (no case, no accents). The ends of words are left alone, because they carry the meaning:
 * "legal"/"ilegal", "autor"/"autora", "acordo"/"acórdão"; so are vowels for vowels: "precedente"/"procedente".
 */
import { areConfusedWords } from './confusedWords.ts';
import { signsOf, wordsOf } from './labelWords.ts';

const shortestWord = 6;
const sameAtStart = 2;
const sameAtEnd = 3;

/**
 * Labels a slip apart share one of these keys: the label itself and what is left when one letter goes. As many keys as
 * letters, each as long: for names of categories only (`longestName`).
 */
export function typoKeys(label: string): string[] {
  if (label.length < shortestWord) return [label];
  return [label, ...Array.from(label, (_, i) => label.slice(0, i) + label.slice(i + 1))];
}

/** True where one word of `slip` is a slip of the same word of `meant`, and all else is equal. */
export function isTypoOf(slip: string, meant: string): boolean {
  if (signsOf(slip) !== signsOf(meant)) return false;
  const meantWords = wordsOf(meant);
  const different = wordsOf(slip)
    .map((word, i) => [word, meantWords[i] ?? ''] as const)
    .filter(([one, other]) => one !== other);
  const [pair] = different;
  return pair !== undefined && different.length === 1 && isSlip(...pair);
}

function isSlip(slip: string, meant: string): boolean {
  const shortest = Math.min(slip.length, meant.length);
  if (shortest < shortestWord || !/^\p{L}+$/u.test(slip + meant)) return false;
  const start = commonStart(slip, meant);
  const end = Math.min(commonStart(reversed(slip), reversed(meant)), shortest - start);
  if (start < sameAtStart || end < sameAtEnd || areConfusedWords(slip, meant)) return false;
  const [wrong, right] = [slip.slice(start, slip.length - end), meant.slice(start, meant.length - end)];
  if (wrong.length + right.length === 1) return true;
  if (wrong.length === 2 && right.length === 2) return wrong === reversed(right);
  return wrong.length === 1 && right.length === 1 && areNeighbours(wrong, right);
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charAt(length) === other.charAt(length)) length++;
  return length;
}

function reversed(word: string): string {
  return Array.from(word).reverse().join('');
}

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Beside each other or one row apart on a keyboard of the usual layout; two vowels never. */
function areNeighbours(one: string, other: string): boolean {
  const isVowel = (letter: string): boolean => 'aeiou'.includes(letter);
  if (isVowel(one) && isVowel(other)) return false;
  const place = (letter: string) => {
    const row = keyboard.findIndex((keys) => keys.includes(letter));
    // Each row is shifted by about half a key.
    return row < 0 ? undefined : { row, column: (keyboard[row] ?? '').indexOf(letter) + row / 2 };
  };
  const [a, b] = [place(one), place(other)];
  return (
    a !== undefined && b !== undefined && Math.abs(a.row - b.row) <= 1 && Math.abs(a.column - b.column) <= 1
  );
}
