/** The languages people read; pt-BR is the default. */

export const languages = ['pt-BR', 'en'] as const;
export type Language = (typeof languages)[number];

/** Whether a tag asks for one of the languages by name. */
export function isLanguageTag(tag: string): boolean {
  return /^(?:pt|en)(?:[-_.].*)?$/iu.test(tag);
}

/** The language a tag such as `pt`, `pt_BR.UTF-8` or `en-GB` asks for: every `pt…` is pt-BR, everything else English. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('pt') ? 'pt-BR' : 'en';
}
