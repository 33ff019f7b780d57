/** Finds Brazilian process numbers (CNJ, Resolução 65/2008: NNNNNNN-DD.AAAA.J.TR.OOOO, check digits modulo 97). */

const punctuated =
  /(?<!\d)(\d{7})\s?-\s?(\d{2})\s?\.\s?(\d{4})\s?\.\s?(\d)\s?\.\s?(\d{2})\s?\.\s?(\d{4})(?!\d)/g;
const bare = /(?<!\d)\d{20}(?!\d)/g;

/**
 * The different process numbers of a text as 20 digits, in order of appearance. With punctuation the form is
 * enough (masked data have wrong check digits); twenty bare digits must have right ones.
 */
export function processNumbers(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(punctuated)) found.add(match.slice(1).join(''));
  for (const match of text.matchAll(bare)) if (hasRightCheckDigits(match[0])) found.add(match[0]);
  return [...found];
}

/** Module 97, base 10 (ISO 7064): number, year, court and origin with the check digits at the end leave 1. */
export function hasRightCheckDigits(digits: string): boolean {
  const reordered = digits.slice(0, 7) + digits.slice(9) + digits.slice(7, 9);
  return /^\d{20}$/.test(digits) && BigInt(reordered) % 97n === 1n;
}
