/** A list of names inside a sentence: quoted, separated by commas, cut where it gets long. */
import type { Language } from '../language.ts';
import { shownName } from './shownName.ts';

const shownAtMost = 10;
const words = {
  'pt-BR': { none: '(nenhuma)', more: (n: number) => ` e mais ${n}` },
  en: { none: '(none)', more: (n: number) => ` and ${n} more` },
} as const;

export function listing(names: readonly string[], language: Language): string {
  if (names.length === 0) return words[language].none;
  const shown = names.slice(0, shownAtMost).map((name) => `“${shownName(name)}”`);
  const hidden = names.length - shown.length;
  return shown.join(', ') + (hidden > 0 ? words[language].more(hidden) : '');
}
