/**
 * CPF numbers: eleven digits, written "123.456.789-09", with spaces, or bare.
 *
 * The form alone is ambiguous (contracts, registrations and protocols have it too), so that the check digits decide.
 * Where the word CPF stands before the number it is one whatever its check digits: a wrong digit there is a slip of the
 * pen or was put in to disguise it, and the rest still points to a person. Bare digits behind capitals ("FABC12345678909")
 * are a protocol, of which one in a hundred has right check digits by chance. One digit eleven times ("000.000.000-00") is a
 * blank that somebody filled in, and belongs to nobody; asterisks ("***.456.789-**") are masked already.
 */
import { matchesOf, spanOf } from './span.ts';
import type { Span } from './span.ts';

const form =
  /(?<!\d[-.]?)\d{3}(?:\s?\.\s?|\s)?\d{3}(?:\s?\.\s?|\s)?\d{3}(?:\s?[-–/.]\s?|\s)?\d{2}(?![-.]?\d)/g;
const named =
  /\bC\.?P\.?F\.?(?:\s?\/\s?M\.?F\.?)?[\s:]*(?:sob\s)?(?:o\s)?(?:n(?:[.ºo°]{1,2}|[úu]mero)?)?[\s:]*$/i;
/** Characters before a number in which its name may stand. */
const nameReach = 30;

export function findCpfs(text: string): Span[] {
  return matchesOf(form, text)
    .filter((match) => {
      const digits = match[0].replace(/\D/g, '');
      if (isBlankNumber(digits)) return false;
      const before = text.slice(Math.max(0, match.index - nameReach), match.index);
      if (named.test(before)) return true;
      return hasRightCpfDigits(digits) && !(digits === match[0] && /\p{Lu}$/u.test(before));
    })
    .map(spanOf);
}

/** One digit throughout. */
function isBlankNumber(digits: string): boolean {
  return digits === digits.charAt(0).repeat(digits.length);
}

/** Both check digits: sums weighted 10 to 2 and 11 to 2, modulo 11 (Receita Federal). Eleven digits. */
function hasRightCpfDigits(digits: string): boolean {
  return [9, 10].every((length) => cpfDigit(digits.slice(0, length)) === Number(digits.charAt(length)));
}

function cpfDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits.charAt(i)) * (digits.length + 1 - i);
  return ((sum * 10) % 11) % 10;
}
