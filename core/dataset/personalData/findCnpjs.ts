/**
 * CNPJ numbers, of digits and, from July 2026, of letters and digits (Receita Federal, IN RFB 2.229/2024): twelve places
 * and two check digits, written "12.ABC.345/01DE-35", with spaces, or bare.
 *
 * As with the CPF the check digits decide, and the word CNPJ before the number makes it one whatever they are. Letters and
 * digits without punctuation need a digit among the twelve places and capitals: words are no number. Nor is a blank
 * ("00.000.000/0000-00").
 */
import { matchesOf, spanOf } from './span.ts';
import type { Span } from './span.ts';

/** Each with a part of it, which a text is searched for in a fraction of the time. */
const forms = [
  [
    /\/\s?[A-Z\d]{4}\s?[-–]\s?\d{2}/i,
    /(?<![\p{L}\d][-.]?)[A-Z\d]{2}\s?\.\s?[A-Z\d]{3}\s?\.\s?[A-Z\d]{3}\s?\/\s?[A-Z\d]{4}\s?[-–]\s?\d{2}(?![\p{L}\d])/giu,
  ],
  [
    /\d{3}[/\s]?\d{4}[-\s]?\d{2}/,
    /(?<![\p{L}\d][-.]?)\d{2}[.\s]?\d{3}[.\s]?\d{3}[/\s]?\d{4}[-\s]?\d{2}(?![-.]?[\p{L}\d])/gu,
  ],
  [/[A-Z\d]{14}/, /(?<![\p{L}\d][-.]?)[A-Z\d]{12}\d{2}(?![-.]?[\p{L}\d])/gu],
] as const;
const named =
  /\bC\.?N\.?P\.?J\.?(?:\s?\/\s?M\.?F\.?)?[\s:]*(?:sob\s)?(?:o\s)?(?:n(?:[.ºo°]{1,2}|[úu]mero)?)?[\s:]*$/i;
/** Characters before a number in which its name may stand. */
const nameReach = 30;

export function findCnpjs(text: string): Span[] {
  return forms
    .flatMap(([part, form]) => (part.test(text) ? matchesOf(form, text).map(spanOf) : []))
    .filter(({ start, end }) => {
      const places = text
        .slice(start, end)
        .replace(/[^A-Za-z\d]/g, '')
        .toUpperCase();
      if (!/\d/.test(places.slice(0, 12)) || /^0+$/.test(places)) return false;
      return hasRightCnpjDigits(places) || named.test(text.slice(Math.max(0, start - nameReach), start));
    });
}

/** Both check digits. Fourteen places, letters in capitals. */
function hasRightCnpjDigits(places: string): boolean {
  return [12, 13].every((length) => cnpjDigit(places.slice(0, length)) === Number(places.charAt(length)));
}

/**
 * The check digit after these places: each counts its ASCII code less 48 (digits themselves, "A" 17, "Z" 42), weighted 2
 * to 9 from the right and again from 2, modulo 11; a rest below 2 gives 0.
 */
export function cnpjDigit(places: string): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) {
    const fromTheRight = places.length - 1 - i;
    sum += (places.charCodeAt(i) - 48) * (2 + (fromTheRight % 8));
  }
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}
