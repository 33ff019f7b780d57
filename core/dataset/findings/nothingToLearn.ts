/** What makes a training impossible: one category only (R15), no category that repeats, hardly any example. */
import { countLabels } from '../applyRecipe.ts';
import { minimumExamples, untrainable } from '../untrainable.ts';
import type { Examined } from './examine.ts';
import { noRows } from './rule.ts';
import type { FindingRule } from './rule.ts';

const blocking = { severity: 'blocking', state: 'open', rows: noRows } as const;

export const oneCategory: FindingRule<'one_category'> = {
  code: 'one_category',
  find: ({ trained }) => {
    const reason = untrainable(countLabels(trained));
    if (reason?.code !== 'one_category') return [];
    const { category } = reason;
    return [
      {
        ...blocking,
        code: 'one_category',
        params: { category },
        fixes: [
          { kind: 'advice', advice: 'add_category' },
          { kind: 'advice', advice: 'choose_other_label_column' },
        ],
      },
    ];
  },
};

export const allLabelsDifferent: FindingRule<'all_labels_different'> = {
  code: 'all_labels_different',
  find: ({ trained, labelColumn }) =>
    isOf('all_labels_different', trained)
      ? [
          {
            ...blocking,
            code: 'all_labels_different',
            params: { column: labelColumn, examples: trained.length },
            fixes: [{ kind: 'advice', advice: 'choose_other_label_column' }],
          },
        ]
      : [],
};

export const tooFewExamples: FindingRule<'too_few_examples'> = {
  code: 'too_few_examples',
  find: ({ trained }) =>
    isOf('too_few_examples', trained)
      ? [
          {
            ...blocking,
            code: 'too_few_examples',
            params: { usable: trained.length, needed: minimumExamples },
            fixes: [{ kind: 'advice', advice: 'add_examples' }],
          },
        ]
      : [],
};

function isOf(code: string, examples: Examined['trained']): boolean {
  return untrainable(countLabels(examples))?.code === code;
}
