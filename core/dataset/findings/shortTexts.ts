/** Texts of so few characters that they may not hold enough to go by (R12, product design 4.1). */
import type { Example } from '../../contract/dataset.ts';
import { tidy } from '../foldText.ts';
import type { Examined } from './examine.ts';
import { rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';

const fewerThan = 20;

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
        params: { fewerThan },
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
