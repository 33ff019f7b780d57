/** Row numbers of the user's file inside a sentence: the first few, and how many more. */
import type { Language } from '../language.ts';
import { formatNumber } from './numbers.ts';

const shownAtMost = 6;
const words = {
  'pt-BR': { row: 'linha', rows: 'linhas', more: (n: string) => ` e mais ${n}` },
  en: { row: 'row', rows: 'rows', more: (n: string) => ` and ${n} more` },
} as const;

/** ` (linhas 3, 8, 12 e mais 40)`, with its leading space; '' where no row is known. `count`: of all rows, where not all are listed. */
export function rowList(rows: readonly number[] | undefined, language: Language, count = 0): string {
  if (!rows || rows.length === 0) return '';
  const { row, rows: many, more } = words[language];
  // Row numbers are names: they carry no thousands separator.
  const shown = rows.slice(0, shownAtMost).join(', ');
  const all = Math.max(rows.length, count);
  const hidden = all - Math.min(rows.length, shownAtMost);
  const rest = hidden > 0 ? more(formatNumber(hidden, language)) : '';
  return ` (${all === 1 ? row : many} ${shown}${rest})`;
}
