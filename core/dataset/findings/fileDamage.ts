/** What was spoilt in the rows before the file came here, as the reader tells it: only a new export mends it. */
import { listedAtMost } from '../../contract/findings.ts';
import type { Advice } from '../../contract/findings.ts';
import type { TableFact } from '../../contract/table.ts';
import type { Examined } from './examine.ts';
import { rowCosts } from './rowCosts.ts';

type DamageCode = 'damaged_numbers' | 'double_encoded_texts';

/** Process numbers that the spreadsheet program cut to 15 digits: different cases look like one (R20). */
export const damagedNumbers = damageRule('damaged_numbers', {
  fact: 'long_numbers_damaged',
  advice: 'format_as_text',
  cost: rowCosts.damagedNumber,
});

/** Accents that became other signs: the model would learn words that nobody writes. */
export const doubleEncodedTexts = damageRule('double_encoded_texts', {
  fact: 'double_encoded_texts',
  advice: 'export_again',
  cost: rowCosts.doubleEncoded,
});

interface Damage {
  readonly fact: TableFact['code'];
  readonly advice: Advice;
  readonly cost: number;
}

function damageRule<C extends DamageCode>(code: C, { fact, advice, cost }: Damage) {
  const told = ({ facts }: Examined) => facts.find((candidate) => candidate.code === fact);
  return {
    code,
    find: (data: Examined) => {
      const found = told(data);
      if (!found) return [];
      const { rows = [], count = rows.length } = found;
      return [
        {
          code,
          severity: 'warning' as const,
          state: 'open' as const,
          rows: { count, listed: rows.slice(0, listedAtMost) },
          params: {},
          fixes: [{ kind: 'advice' as const, advice }],
        },
      ];
    },
    costs: (data: Examined) => {
      const rows = new Set(told(data)?.rows);
      return ({ rowNumber }: { readonly rowNumber: number }) => (rows.has(rowNumber) ? cost : 0);
    },
  };
}
