/**
 * The largest category has more than ten times the examples of the smallest (R11). Nothing needs to be taken out: training
 * gives the rare ones more weight by itself (docs/adr/0016-balance-by-weights.md).
 */
import { isSkewed, skewedAbove } from '../../training/classWeights.ts';
import { minimumExamplesPerLabel } from '../defaultRecipe.ts';
import { byCodeUnits } from '../foldText.ts';
import type { Examined } from './examine.ts';
import { noRows } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';
import { largestOf } from '../../training/extremes.ts';

export const imbalance: FindingRule<'imbalance'> = {
  code: 'imbalance',
  find: ({ counts }) => {
    const sizes = [...counts]
      .filter(([, count]) => count >= minimumExamplesPerLabel)
      .map(([label, count]) => ({ label, count }))
      .sort((a, b) => b.count - a.count || byCodeUnits(a.label, b.label));
    const [largest, smallest] = [sizes[0], sizes.at(-1)];
    if (!largest || !smallest || !isSkewed(sizes.map(({ count }) => count))) return [];
    return [
      {
        code: 'imbalance',
        severity: 'warning',
        state: 'open',
        rows: noRows,
        params: { largest, smallest },
        fixes: [{ kind: 'advice', advice: 'weighted_in_training' }],
      },
    ];
  },
  costs: (data) => {
    const sizes = familySizes(data);
    const largest = largestOf(sizes.values());
    return ({ label }) => {
      const size = sizes.get(data.families.rootOf(label)) ?? largest;
      return rowCosts.imbalance * Math.max(0, 1 - (skewedAbove * size) / largest);
    };
  },
};

/** What may be one category is counted as one, so that joining two does not make the others look smaller. */
function familySizes({ counts, families }: Examined): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [label, count] of counts) {
    const root = families.rootOf(label);
    sizes.set(root, (sizes.get(root) ?? 0) + count);
  }
  return sizes;
}
