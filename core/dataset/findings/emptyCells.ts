/** Rows whose text or category is empty (R14). */
import { recommended, rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';

export const emptyCells: FindingRule<'empty_cells'> = {
  code: 'empty_cells',
  find: ({ blank }) =>
    blank.size === 0
      ? []
      : [
          {
            code: 'empty_cells',
            severity: 'warning',
            state: 'open',
            rows: rowsOf(blank),
            params: {},
            fixes: [recommended({ kind: 'dropEmpty' })],
          },
        ],
  costs:
    ({ blank }) =>
    (example) =>
      blank.has(example) ? rowCosts.empty : 0,
};
