/** Finds Brazilian process numbers (CNJ, Resolução 65/2008: NNNNNNN-DD.AAAA.J.TR.OOOO, check digits modulo 97). */
import { plainSigns } from './plainSigns.ts';

const punctuated =
  /(?<!\d)(\d{7})\s?-\s?(\d{2})\s?\.\s?(\d{4})\s?\.\s?(\d)\s?\.\s?(\d{2})\s?\.\s?(\d{4})(?!\d)/g;
/** Five digits behind them number the part of the case, as the e-SAJ courts write it ("00001", "50000" for an appeal). */
const bare = /(?<!\d)\d{20}(?=(?:[05]00\d\d)?(?!\d))/g;
/** Of both: a text without it is told in a fraction of the time. */
const part = /\d{7}\s?-\s?\d\d\s?\.|\d{20}/;

/** A process number where it stands: UTF-16 units from `start` to before `end`. */
export interface FoundProcessNumber {
  /** All 20. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Every process number of a text, those with punctuation first. With punctuation the form is enough (masked data have
 * wrong check digits); twenty bare digits must have right ones.
 */
export function findProcessNumbers(written: string): FoundProcessNumber[] {
  const text = plainSigns(written);
  const found = (match: RegExpExecArray, digits: string): FoundProcessNumber => ({
    digits,
    start: match.index,
    end: match.index + match[0].length,
  });
  if (!part.test(text)) return [];
  const formed = [...text.matchAll(punctuated)].map((match) => found(match, match.slice(1).join('')));
  const plain = [...text.matchAll(bare)]
    .filter(([digits]) => hasRightCheckDigits(digits))
    .map((match) => found(match, match[0]));
  return [...formed, ...plain];
}

/** The different process numbers of a text, as 20 digits. */
export function processNumbers(text: string): string[] {
  return [...new Set(findProcessNumbers(text).map(({ digits }) => digits))];
}

/** Module 97, base 10 (ISO 7064): number, year, court and origin with the check digits at the end leave 1. */
export function hasRightCheckDigits(digits: string): boolean {
  const reordered = digits.slice(0, 7) + digits.slice(9) + digits.slice(7, 9);
  return /^\d{20}$/.test(digits) && BigInt(reordered) % 97n === 1n;
}
