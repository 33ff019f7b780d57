/**
 * How a category's name is written, with and without its accents. Only what people leave out or add when they type is
 * folded: case, stray spaces and signs, full-width letters, and the accents of Latin letters. Everything else means
 * something: the ² of "1²", the ª of "1ª", the stroke of "≠" and "∉", the marks of other scripts.
 */
import { tidy } from './foldText.ts';

/** Full-width forms and Latin ligatures: other shapes of the same letters. */
const shapes = /[\uFB00-\uFB06\uFF01-\uFF5E]+/gu;
/** Marks that can be an accent of a Latin letter; strokes through it (U+0334 to U+0338) make it another one. */
const accents = /(?<=\p{Script=Latin}\p{Mn}*)[\u0300-\u0333]/gu;
const leftBehind = ' .,;:';

/** One name whatever the case, the spaces and the punctuation people leave behind; signs that mean something ("A-", "C++", "?") stay. */
export function spellingOf(label: string): string {
  const shown = tidy(label.replaceAll(shapes, (shape) => shape.normalize('NFKC'))).toLowerCase();
  // A pattern for what stands at the end would be tried at every place of a label made of such signs.
  let length = shown.length;
  while (length > 0 && leftBehind.includes(shown.charAt(length - 1))) length--;
  return shown.slice(0, length) || shown;
}

/** Of a spelling: without its accents. */
export function plain(spelling: string): string {
  return spelling.normalize('NFD').replaceAll(accents, '').normalize('NFC');
}

/** False where two spellings have different accents on the same letter: "avó" and "avô" are two words. */
export function accentsAgree(spellings: readonly string[]): boolean {
  const seen: string[] = [];
  for (const spelling of spellings) {
    for (const [place, letter] of lettersOf(spelling).entries()) {
      if (letter.length === 1) continue;
      if ((seen[place] ?? letter) !== letter) return false;
      seen[place] = letter;
    }
  }
  return true;
}

/** Each with its marks. */
export function lettersOf(text: string): string[] {
  return text.normalize('NFD').match(/\P{Mn}\p{Mn}*/gu) ?? [];
}
