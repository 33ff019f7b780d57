/** A division of earlier rows as something later ones can be divided by: which text was in which part, wherever its row stands now. */
import { splitParts } from '../contract/dataset.ts';
import type { Example, Split, SplitKeys, SplitPart } from '../contract/dataset.ts';
import { textKey } from './foldText.ts';
import { originalText } from './maskExamples.ts';
import { seededHash } from './seededHash.ts';

/** The part of each text, by `contentKey`. */
export type EarlierParts = ReadonlyMap<number, SplitPart>;

/**
 * A text, as the file has it, as 53 bits that do not tell it. The category is no part of it: a text whose category was corrected is the same
 * text. Of a million texts two share a key with a probability of one in eighteen thousand.
 */
export function contentKey(example: Pick<Example, 'text' | 'textBeforeMasking'>): number {
  return seededHash(textKey(originalText(example)), 0);
}

/** The keys of each part's rows, in the order of the rows. */
export function splitKeys(split: Split, examples: readonly Example[]): SplitKeys {
  const byRow = new Map(examples.map((example) => [example.rowNumber, example]));
  const keysOf = (part: SplitPart): number[] =>
    split[part].map((row) => contentKey(byRow.get(row) ?? { text: '' }));
  return { train: keysOf('train'), validation: keysOf('validation'), test: keysOf('test') };
}

export function earlierParts(keys: SplitKeys): EarlierParts {
  return new Map(splitParts.flatMap((part) => keys[part].map((key) => [key, part] as const)));
}

/** How many texts of the earlier test part there were, and how many of them are tested again. */
export function keptTests(before: SplitKeys, now: SplitKeys): { readonly kept: number; readonly of: number } {
  const [earlier, later] = [new Set(before.test), new Set(now.test)];
  return { kept: [...earlier].filter((key) => later.has(key)).length, of: earlier.size };
}
