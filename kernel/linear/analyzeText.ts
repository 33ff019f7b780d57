/**
 * What the linear models read in a text: runs of words, and runs of characters inside words. The same as scikit-learn's
 * analyzers `word` (pattern \w\w+) and `char_wb`, so that figures can be compared.
 */
import * as z from 'zod';

export const textSettingsSchema = z.object({
  /** Longest run of words; every shorter one counts too. */
  wordRun: z.int().min(1).max(3),
  /** Shortest and longest run of characters, the blank before and after a word included. */
  characterRuns: z.tuple([z.int().min(1), z.int().max(6)]).readonly(),
  /** Whether á and a are one. */
  foldAccents: z.boolean(),
});
export type TextSettings = z.infer<typeof textSettingsSchema>;

const word = /[\p{L}\p{N}_]{2,}/gu;
const accents = /\p{Mn}+/gu;
const surrogates = /[\ud800-\udfff]/;

/** Lower case, composed characters, accents as the settings say. */
export function normalizeText(text: string, { foldAccents }: TextSettings): string {
  const lower = text.normalize('NFC').toLowerCase();
  return foldAccents ? lower.normalize('NFD').replace(accents, '').normalize('NFC') : lower;
}

/** Words of two characters or more, in their order. */
export function wordsOf(normalized: string): string[] {
  return normalized.match(word) ?? [];
}

/** What blanks divide: words with their punctuation. */
export function piecesOf(normalized: string): string[] {
  return normalized.split(/\s+/).filter((piece) => piece !== '');
}

/** Runs of 1 … `longest` neighbouring words, joined by one blank. */
export function wordRuns(words: readonly string[], longest: number): string[] {
  const runs = [...words];
  for (let length = 2; length <= longest; length++) {
    for (let start = 0; start + length <= words.length; start++) {
      runs.push(words.slice(start, start + length).join(' '));
    }
  }
  return runs;
}

/** Runs of characters of one piece between blanks; a piece shorter than a run counts once, whole. */
export function characterRuns(piece: string, [shortest, longest]: readonly [number, number]): string[] {
  const padded = ` ${piece} `;
  // Characters outside the basic plane are two units of a string; a run never cuts one.
  const characters = surrogates.test(padded) ? Array.from(padded) : padded;
  const runs: string[] = [];
  for (let length = shortest; length <= longest; length++) {
    for (let start = 0; start === 0 || start + length <= characters.length; start++) {
      const run = characters.slice(start, start + length);
      runs.push(typeof run === 'string' ? run : run.join(''));
    }
    if (length >= characters.length) break;
  }
  return runs;
}
