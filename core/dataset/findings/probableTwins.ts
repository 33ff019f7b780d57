/** Categories that are probably one word: asked, never joined unasked (R16). */
import type { Examined } from './examine.ts';
import { areKeptApart, nameAfter } from './labelFamilies.ts';
import { possible, rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';
import type { LikelyTwins } from '../likelyTwins.ts';

export const probableTwins: FindingRule<'likely_twins'> = {
  code: 'likely_twins',
  find: (data) =>
    openTwins(data).map(({ into, from, why }) => ({
      code: 'likely_twins',
      severity: 'warning',
      state: 'open',
      rows: rowsOf(data.examples.filter(({ label }) => label === from)),
      params: {
        into: { label: into, count: data.counts.get(into) ?? 0 },
        from: { label: from, count: data.counts.get(from) ?? 0 },
        why,
      },
      fixes: [
        possible({ kind: 'mergeLabels', from: [from], into }),
        possible({ kind: 'keepApart', labels: [from, into] }),
      ],
    })),
  costs: (data) => {
    const rarer = new Set(openTwins(data).map(({ from }) => from));
    return ({ label }) => (rarer.has(label) ? rowCosts.twin : 0);
  },
};

/** Pairs whose names, after the recipe, are still two that have rows. */
function openTwins({ families, counts, recipe }: Examined): LikelyTwins[] {
  return families.likely.flatMap(({ into, from, why }) => {
    const [one, other] = [nameAfter(into, recipe), nameAfter(from, recipe)];
    const isOpen = one !== other && counts.has(one) && counts.has(other) && !areKeptApart(one, other, recipe);
    return isOpen ? [{ into: one, from: other, why }] : [];
  });
}
