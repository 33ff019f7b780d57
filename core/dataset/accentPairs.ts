/**
 * Names that differ in accents alone and may still be two: only a person knows whether "Secretaria" is the office or the
 * woman who runs it. Most such pairs are one word typed without care; the signs that they are not are in here.
 */
import { wordsOf } from './labelWords.ts';
import { lettersOf, plain } from './labelSpelling.ts';

/** Written without accents: both forms are names that things go by. */
const twoWords: ReadonlySet<string> = new Set([
  // Portuguese.
  ...['baba', 'bebe', 'camelo', 'caqui', 'cara', 'carne', 'coco', 'forca', 'forma', 'irma', 'louca', 'maca'],
  ...['maio', 'metro', 'pais', 'para', 'roca', 'roma', 'sabia', 'secretaria', 'secretarias', 'taca'],
  // Spanish and English.
  ...['mama', 'papa', 'perdida', 'expose', 'resume', 'rose'],
]);

/** Letters: "PA" is a state and "pá" a shovel. */
const initialsAtMost = 2;
/** Examples of one form: fewer may be one clerk's habit. */
const frequentFrom = 10;
/** And so many times fewer than the other at most. */
const timesFewerAtMost = 4;

/** Another spelling of one name, and how many rows have it in letters that are not all capital. */
export interface CountedSpelling {
  readonly spelling: string;
  readonly count: number;
}

/** Whether two spellings that are the same without accents may be two names. */
export function mayBeTwo(one: CountedSpelling, other: CountedSpelling): boolean {
  const [letters, others] = [lettersOf(one.spelling), lettersOf(other.spelling)];
  const marks = letters.flatMap((letter, i) => (letter === others[i] ? [] : [letter + (others[i] ?? '')]));
  if (marks.length === 0) return false;
  // "Año" and "ano": ñ is a letter of its own.
  if (marks.some((pair) => /n\u0303/u.test(pair))) return true;
  if (letters.length <= initialsAtMost || differInKnownWord(one.spelling, other.spelling)) return true;
  // Without cedilla or tilde hardly a word is another word; without the other accents many are.
  if (marks.some((pair) => /[\u0303\u0327]/u.test(pair))) return false;
  const [few = 0, many = 0] = [one.count, other.count].sort((a, b) => a - b);
  return few >= frequentFrom && many <= timesFewerAtMost * few;
}

function differInKnownWord(one: string, other: string): boolean {
  const others = wordsOf(other);
  return wordsOf(one).some((word, i) => word !== others[i] && twoWords.has(plain(word)));
}
