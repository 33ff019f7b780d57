/** One text under several categories (R17). Which is right only a person knows; the rows are kept unless told otherwise. */
import { possible, rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';

export const conflictingLabels: FindingRule<'conflicting_labels'> = {
  code: 'conflicting_labels',
  find: ({ conflicts }) =>
    conflicts.length === 0
      ? []
      : [
          {
            code: 'conflicting_labels',
            severity: 'warning',
            state: 'open',
            rows: rowsOf(conflicts.flat()),
            params: { texts: conflicts.length },
            fixes: [{ kind: 'advice', advice: 'check_labels' }, possible({ kind: 'dropConflicts' })],
          },
        ],
  costs: ({ conflicts, trained }) => {
    const conflicting = new Set(conflicts.flat());
    const trainedRows = new Set(trained.map(({ rowNumber }) => rowNumber));
    return (example) => {
      if (!conflicting.has(example)) return 0;
      return trainedRows.has(example.rowNumber) ? rowCosts.conflict : rowCosts.conflictGivenUp;
    };
  },
};
