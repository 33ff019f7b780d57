/** Texts of so few characters that they may not hold enough to go by (R12, product design 4.1). */
import type { Example } from '../../contract/dataset.ts';
import { excerptsOf } from '../excerptsOf.ts';
import { textKey, tidy } from '../foldText.ts';
import type { Examined } from './examine.ts';
import { rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';

const fewerThan = 20;
const shownAtMost = 2;

export const shortTexts: FindingRule<'short_texts'> = {
  code: 'short_texts',
  find: (data) => {
    const short = data.examples.filter(isShort(data));
    if (short.length === 0) return [];
    return [
      {
        code: 'short_texts',
        severity: 'hint',
        state: 'open',
        rows: rowsOf(short),
        params: { fewerThan, shown: excerptsOf(differentOnes(short)) },
        fixes: [{ kind: 'advice', advice: 'check_texts' }],
      },
    ];
  },
  costs: (data) => {
    const isTooShort = isShort(data);
    return (example) => (isTooShort(example) ? rowCosts.shortText : 0);
  },
};

function isShort({ blank }: Examined): (example: Example) => boolean {
  return (example) => !blank.has(example) && tidy(example.text).length < fewerThan;
}

/** The first ones of different texts, by row. */
function differentOnes(examples: readonly Example[]): Example[] {
  const found = new Map<string, Example>();
  for (const example of examples.toSorted((a, b) => a.rowNumber - b.rowNumber)) {
    const key = textKey(example.text);
    if (!found.has(key)) found.set(key, example);
    if (found.size === shownAtMost) break;
  }
  return [...found.values()];
}
