/** Forms of a text under which two cells count as the same. */

/** Spaces, no-break spaces and zero-width characters: what a person cannot see. */
const invisible = String.raw`[\s\u200B-\u200D\u2060\uFEFF]`;
const visible = /[^\s\u200B-\u200D\u2060\uFEFF]/;
/** Runs of them, but for a single ordinary space: that is most of them, and is to stay. */
const untidy = new RegExp(String.raw` ${invisible}+|(?! )${invisible}+`, 'g');

/** Composed (NFC), every run of invisible characters one space, none at the ends. */
export function tidy(text: string): string {
  return spacedOnce(text.normalize('NFC'));
}

/** True where nothing can be seen. */
export function isBlank(text: string): boolean {
  return !visible.test(text);
}

/** Identity of a text: compatible forms composed (NFKC), invisible characters aside, without case. */
export function textKey(text: string): string {
  return spacedOnce(text.normalize('NFKC')).toLowerCase();
}

function spacedOnce(text: string): string {
  return text.replace(untidy, ' ').trim();
}

/** Without case and accents too: for names of columns and spellings of categories. */
export function withoutAccents(text: string): string {
  return textKey(text)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
}

/** Order by UTF-16 units: the same on every machine and in every language. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
