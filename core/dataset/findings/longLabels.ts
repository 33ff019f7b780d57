/** Something too long for a name stands where the category should: most likely another column, or a text in the wrong cell. */
import { longestName } from '../labelWords.ts';
import { tidy } from '../foldText.ts';
import { rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';

export const longLabels: FindingRule<'long_labels'> = {
  code: 'long_labels',
  find: ({ examples, labelColumn }) => {
    const long = examples.filter(({ label }) => tidy(label).length > longestName);
    if (long.length === 0) return [];
    const isWrongColumn = long.length > examples.length / 2;
    return [
      {
        code: 'long_labels',
        severity: 'warning',
        state: 'open',
        rows: rowsOf(long),
        params: { column: labelColumn, longerThan: longestName },
        fixes: [{ kind: 'advice', advice: isWrongColumn ? 'choose_other_label_column' : 'shorten_labels' }],
      },
    ];
  },
};
