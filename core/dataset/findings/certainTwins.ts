/** One word in several spellings, where a recipe has not joined them (R16). */
import type { CleaningRecipe } from '../../contract/cleaning.ts';
import type { Examined } from './examine.ts';
import { areKeptApart, nameAfter } from './labelFamilies.ts';
import { recommended, rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';

interface OpenTwins {
  readonly into: string;
  readonly from: readonly [string, ...string[]];
}

export const certainTwins: FindingRule<'label_twins'> = {
  code: 'label_twins',
  find: (data) =>
    openTwins(data).map(({ into, from }) => ({
      code: 'label_twins',
      severity: 'warning',
      state: 'open',
      rows: rowsOf(data.examples.filter(({ label }) => from.includes(label))),
      params: { into, from: [...from] },
      fixes: [recommended({ kind: 'mergeLabels', from: [...from], into })],
    })),
  costs: (data) => {
    const joined = new Set(openTwins(data).flatMap(({ from }) => from));
    return ({ label }) => (joined.has(label) ? rowCosts.twin : 0);
  },
};

/** The spellings that still have rows, under the names the recipe gave them. */
function openTwins({ families, counts, recipe }: Examined): OpenTwins[] {
  return families.certain.flatMap((twins) => {
    const into = nameAfter(twins.into, recipe);
    const isOpen = (name: string): boolean =>
      name !== into && counts.has(name) && !areKeptApart(name, into, recipe);
    const [first, ...others] = spellings(twins.from, recipe).filter(isOpen);
    return first === undefined ? [] : [{ into, from: [first, ...others] as const }];
  });
}

function spellings(labels: readonly string[], recipe: CleaningRecipe): string[] {
  return [...new Set(labels.map((label) => nameAfter(label, recipe)))];
}
