/** Categories with a single example: one cannot be learnt from and tested on (R10). */
import { listedAtMost } from '../../contract/findings.ts';
import { minimumExamplesPerLabel } from '../defaultRecipe.ts';
import { byCodeUnits } from '../foldText.ts';
import type { Examined } from './examine.ts';
import { recommended, rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';

export const unlearnableLabels: FindingRule<'unlearnable_labels'> = {
  code: 'unlearnable_labels',
  find: (data) => {
    const trained = new Set(data.trained.map(({ label }) => label));
    const labels = lonely(data).filter((label) => trained.has(label));
    if (labels.length === 0) return [];
    const named = new Set(labels);
    const fewerThan = minimumExamplesPerLabel;
    return [
      {
        code: 'unlearnable_labels',
        severity: 'warning',
        state: 'open',
        rows: rowsOf(data.trained.filter(({ label }) => named.has(label))),
        params: { labels: labels.slice(0, listedAtMost), labelCount: labels.length, fewerThan },
        fixes: [recommended({ kind: 'dropRareLabels', fewerThan })],
      },
    ];
  },
  costs: (data) => {
    const labels = new Set(lonely(data));
    const areGivenUp = data.recipe.some(({ kind }) => kind === 'dropRareLabels');
    const cost = areGivenUp ? rowCosts.unlearnableGivenUp : rowCosts.unlearnable;
    return ({ label }) => (labels.has(label) ? cost : 0);
  },
};

function lonely({ counts }: Examined): string[] {
  return [...counts]
    .filter(([, count]) => count < minimumExamplesPerLabel)
    .map(([label]) => label)
    .sort(byCodeUnits);
}
