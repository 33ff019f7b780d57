/** Categories with fewer examples than recommended, and how many are missing (R10, product design 4.1). */
import { listedAtMost } from '../../contract/findings.ts';
import { fewExamplesPerLabel } from '../../training/verdicts.ts';
import { minimumExamplesPerLabel } from '../defaultRecipe.ts';
import { byCodeUnits } from '../foldText.ts';
import type { Examined } from './examine.ts';
import { possible, rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';

/** Product design 4.1. */
const recommendedPerLabel = 100;
/** Leaving a category out is offered for so many of the smallest. */
const offeredAtMost = 5;

export const fewExamples: FindingRule<'few_examples'> = {
  code: 'few_examples',
  find: (data) => {
    const labels = smallLabels(data);
    const [smallest] = labels;
    if (smallest === undefined) return [];
    const small = new Set(labels.map(({ label }) => label));
    return [
      {
        code: 'few_examples',
        severity: smallest.count < fewExamplesPerLabel ? 'warning' : 'hint',
        state: 'open',
        rows: rowsOf(data.examples.filter((example) => small.has(example.label) && !data.blank.has(example))),
        params: {
          labels: labels.slice(0, listedAtMost),
          labelCount: labels.length,
          missing: labels.reduce((sum, { missing }) => sum + missing, 0),
          recommended: recommendedPerLabel,
        },
        fixes: [
          { kind: 'advice', advice: 'add_examples' },
          ...labels.slice(0, offeredAtMost).map(({ label }) => possible({ kind: 'dropLabel', label })),
        ],
      },
    ];
  },
  costs:
    ({ counts }) =>
    ({ label }) => {
      const count = Math.min(recommendedPerLabel, counts.get(label) ?? recommendedPerLabel);
      return rowCosts.fewExamples * (1 - count / recommendedPerLabel);
    },
};

/** Those with one example are another finding. */
function smallLabels({ counts }: Examined) {
  return [...counts]
    .filter(([, count]) => count >= minimumExamplesPerLabel && count < recommendedPerLabel)
    .map(([label, count]) => ({ label, count, missing: recommendedPerLabel - count }))
    .sort((a, b) => a.count - b.count || byCodeUnits(a.label, b.label));
}
