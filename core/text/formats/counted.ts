/** A number with its noun in the right form: `1 linha`, `1.250 linhas`. */
import type { Language } from '../language.ts';
import { formatNumber } from './numbers.ts';

export function counted(count: number, [one, many]: readonly [string, string], language: Language): string {
  // Portuguese treats 0 as plural in speech ("0 linhas"), as English does.
  return `${formatNumber(count, language)} ${count === 1 ? one : many}`;
}
