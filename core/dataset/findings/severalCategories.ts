/**
 * Several categories in one cell. A row has one category, so that each such cell would be learnt as one more category; which
 * of them counts, or whether it is a name after all, only a person knows. What counts as several: severalNames.ts.
 * Names are those of the file, whatever a recipe did with them: a category that is given up is one all the same.
 */
import { listedAtMost } from '../../contract/findings.ts';
import { countLabels } from '../applyRecipe.ts';
import { byCodeUnits } from '../foldText.ts';
import { namesAmong } from '../severalNames.ts';
import type { Examined } from './examine.ts';
import { possible, rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';

/** Leaving such rows out is offered for so many of the most frequent; with these gone, for the next. */
const offeredAtMost = 10;

export const severalCategories: FindingRule<'several_categories'> = {
  code: 'several_categories',
  find: (data) => {
    const cells = cellsOfSeveral(data);
    if (cells.length === 0) return [];
    const named = new Set(cells.map(({ label }) => label));
    const trained = new Set(data.trained.map(({ label }) => label));
    return [
      {
        code: 'several_categories',
        severity: 'warning',
        state: 'open',
        rows: rowsOf(data.examples.filter((example) => named.has(example.label) && !data.blank.has(example))),
        params: { cells: cells.slice(0, listedAtMost), cellCount: cells.length },
        fixes: [
          { kind: 'advice', advice: 'one_category_each' },
          ...cells
            .filter(({ label }) => trained.has(label))
            .slice(0, offeredAtMost)
            .map(({ label }) => possible({ kind: 'dropLabel', label })),
        ],
      },
    ];
  },
  costs: (data) => {
    const named = new Set(cellsOfSeveral(data).map(({ label }) => label));
    return ({ label }) => (named.has(label) ? rowCosts.severalCategories : 0);
  },
};

/** The most frequent first. */
function cellsOfSeveral({ raw, counts }: Examined) {
  const namesIn = namesAmong(countLabels(raw));
  return [...counts]
    .flatMap(([label, count]) => {
      const names = namesIn(label);
      return names === undefined ? [] : [{ label, count, names: [...names] }];
    })
    .sort((a, b) => b.count - a.count || byCodeUnits(a.label, b.label));
}
