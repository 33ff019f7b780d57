/** Rows that repeat the text and the category of an earlier one (R17). */
import { recommended, rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';

export const duplicates: FindingRule<'duplicates'> = {
  code: 'duplicates',
  find: ({ copies }) =>
    copies.size === 0
      ? []
      : [
          {
            code: 'duplicates',
            severity: 'warning',
            state: 'open',
            rows: rowsOf(copies),
            params: {},
            fixes: [recommended({ kind: 'dropDuplicates' })],
          },
        ],
  costs:
    ({ copies }) =>
    (example) =>
      copies.has(example) ? rowCosts.copy : 0,
};
