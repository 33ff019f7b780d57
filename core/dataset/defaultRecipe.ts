/**
 * The cleaning that is done unless the user decides otherwise. Texts with several categories stay as they are:
 * leaving them out, or thinning them to one row per category, made every model of the study worse.
 */
import type { CleaningRecipe } from '../contract/cleaning.ts';
import type { Example } from '../contract/dataset.ts';
import { labelTwins } from './labelTwins.ts';

/** One example cannot be learnt from and tested on. */
export const minimumExamplesPerLabel = 2;

/** Steps in the order they apply; the same rows in any order give the same recipe. */
export function defaultRecipe(examples: readonly Example[]): CleaningRecipe {
  return [
    { kind: 'dropEmpty' },
    ...labelTwins(examples).map(({ from, into }) => ({
      kind: 'mergeLabels' as const,
      from: [...from],
      into,
    })),
    { kind: 'dropDuplicates' },
    { kind: 'dropRareLabels', fewerThan: minimumExamplesPerLabel },
  ];
}
