/** A list of names inside a sentence: quoted, separated by commas, cut where it gets long; so is each name. */
import type { Language } from '../language.ts';

const shownAtMost = 10;
/** Characters. */
const longestName = 80;
const words = {
  'pt-BR': { none: '(nenhuma)', more: (n: number) => ` e mais ${n}` },
  en: { none: '(none)', more: (n: number) => ` and ${n} more` },
} as const;

export function listing(names: readonly string[], language: Language): string {
  if (names.length === 0) return words[language].none;
  const shown = names.slice(0, shownAtMost).map((name) => `“${cut(name)}”`);
  const hidden = names.length - shown.length;
  return shown.join(', ') + (hidden > 0 ? words[language].more(hidden) : '');
}

function cut(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}
