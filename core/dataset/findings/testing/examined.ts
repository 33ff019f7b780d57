/** Examined rows for the tests of this folder. */
import type { CleaningRecipe } from '../../../contract/cleaning.ts';
import type { Example } from '../../../contract/dataset.ts';
import type { Finding } from '../../../contract/findings.ts';
import type { TableFact } from '../../../contract/table.ts';
import { examplesFrom, sentence } from '../../testing/tableOf.ts';
import { examine } from '../examine.ts';
import type { Examined } from '../examine.ts';
import { findProblems } from '../findProblems.ts';

/** Rows of different texts, each category as often as said, from row 2 on. */
export function categories(counts: Readonly<Record<string, number>>): Example[] {
  const labels = Object.entries(counts).flatMap(([label, count]) => Array<string>(count).fill(label));
  return examplesFrom(labels.map((label, i) => [`${sentence(i)} ${String(i)}`, label]));
}

export function examined(
  raw: readonly Example[],
  recipe: CleaningRecipe = [],
  facts: readonly TableFact[] = [],
): Examined {
  return examine({ raw, recipe, facts, labelColumn: 'categoria' });
}

/** What is open under the recipe. */
export function openFindings(raw: readonly Example[], recipe: CleaningRecipe = []): Finding[] {
  return findProblems(examined(raw, recipe)).filter(({ state }) => state === 'open');
}
