/** So few examples per category on the whole that the figures will be uncertain. */
import { hasFewExamples } from '../../training/verdicts.ts';
import { countLabels } from '../applyRecipe.ts';
import { noRows } from './rule.ts';
import type { FindingRule } from './rule.ts';

export const fewInAll: FindingRule<'few_in_all'> = {
  code: 'few_in_all',
  find: ({ trained }) => {
    const counts = [...countLabels(trained).values()];
    if (!hasFewExamples(counts)) return [];
    return [
      {
        code: 'few_in_all',
        severity: 'warning',
        state: 'open',
        rows: noRows,
        params: { examples: trained.length, labelCount: counts.length },
        fixes: [{ kind: 'advice', advice: 'add_examples' }],
      },
    ];
  },
};
