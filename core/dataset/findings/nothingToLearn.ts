/** What makes a training impossible: one category only (R15), no category that repeats, hardly any example. */
import { minimumExamples } from '../untrainable.ts';
import { noRows } from './rule.ts';
import type { FindingRule } from './rule.ts';

const blocking = { severity: 'blocking', state: 'open', rows: noRows } as const;

export const oneCategory: FindingRule<'one_category'> = {
  code: 'one_category',
  find: ({ hindrance }) => {
    if (hindrance?.code !== 'one_category') return [];
    const { category } = hindrance;
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
  find: ({ hindrance, trained, labelColumn }) =>
    hindrance?.code === 'all_labels_different'
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
  find: ({ hindrance, trained }) =>
    hindrance?.code === 'too_few_examples'
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
