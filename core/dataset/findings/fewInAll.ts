/** So few examples per category to learn from that the figures will be uncertain and a training leaves fine-tuning out. */
import type { Example } from '../../contract/dataset.ts';
import { fewExamplesPerLabel, hasFewExamples } from '../../training/verdicts.ts';
import { countLabels } from '../applyRecipe.ts';
import { usualSplit } from '../usualSplit.ts';
import { noRows } from './rule.ts';
import type { FindingRule } from './rule.ts';

export const fewInAll: FindingRule<'few_in_all'> = {
  code: 'few_in_all',
  find: ({ trained }) => {
    const { size } = countLabels(trained);
    if (!learnsFromFew(trained, size)) return [];
    return [
      {
        code: 'few_in_all',
        severity: 'warning',
        state: 'open',
        rows: noRows,
        params: { examples: trained.length, labelCount: size },
        fixes: [{ kind: 'advice', advice: 'add_examples' }],
      },
    ];
  },
};

/** With so many times as many there are enough in any training part. */
const amply = 2;

/** The rule by which a training leaves out fine-tuning, on the part that it will learn from. */
function learnsFromFew(examples: readonly Example[], labelCount: number): boolean {
  if (examples.length >= amply * fewExamplesPerLabel * labelCount) return false;
  const train = new Set(usualSplit(examples).train);
  const counts = countLabels(examples.filter(({ rowNumber }) => train.has(rowNumber)));
  return hasFewExamples([...counts.values()]);
}
