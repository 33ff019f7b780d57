/** Too few different cases to have a row in each of training, validation and test: said before the training. */
import { hasEmptyPart } from '../hasEmptyPart.ts';
import { noRows } from './rule.ts';
import type { FindingRule } from './rule.ts';

export const emptyPart: FindingRule<'empty_part'> = {
  code: 'empty_part',
  find: ({ hindrance, trained }) =>
    hindrance === undefined && hasEmptyPart(trained)
      ? [
          {
            code: 'empty_part',
            severity: 'blocking',
            state: 'open',
            rows: noRows,
            params: {},
            fixes: [
              { kind: 'advice', advice: 'add_processes' },
              { kind: 'advice', advice: 'add_examples' },
            ],
          },
        ]
      : [],
};
