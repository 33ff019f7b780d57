/** Process numbers that the spreadsheet program cut to 15 digits: different cases look like one (R20). */
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';
import { listedAtMost } from '../../contract/findings.ts';
import type { Examined } from './examine.ts';

export const damagedNumbers: FindingRule<'damaged_numbers'> = {
  code: 'damaged_numbers',
  find: (data) => {
    const fact = damage(data);
    if (!fact) return [];
    const { rows = [], count = rows.length } = fact;
    return [
      {
        code: 'damaged_numbers',
        severity: 'warning',
        state: 'open',
        rows: { count, listed: rows.slice(0, listedAtMost) },
        params: {},
        fixes: [{ kind: 'advice', advice: 'format_as_text' }],
      },
    ];
  },
  costs: (data) => {
    const rows = new Set(damage(data)?.rows);
    return ({ rowNumber }) => (rows.has(rowNumber) ? rowCosts.damagedNumber : 0);
  },
};

function damage({ facts }: Examined) {
  return facts.find(({ code }) => code === 'long_numbers_damaged');
}
