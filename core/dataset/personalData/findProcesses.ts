/**
 * Process numbers of the CNJ: complete as `processNumbers.ts` reads them, and shortened to number, check digits and year
 * ("0001234-74.2019", "0001234-74/2019"), as clerks write them among themselves.
 *
 * With all its punctuation the form is enough: no other number has it, and published data have wrong check digits on
 * purpose. Twenty bare digits must have right ones. A shortened number cannot be checked, as its court is part of the sum:
 * its form and a year from 1950 on are what is asked; where the zeros before it are left out too ("nº 1234-74.2019") also
 * the word for it or for its number.
 */
import { findProcessNumbers } from '../processNumbers.ts';
import { matchesOf, spanOf } from './span.ts';
import type { Span } from './span.ts';

const shortened = /(?<!\d[-.]?)\d{7}-\d{2}[./](?:19[5-9]|20\d)\d(?![\d]|\s?\.\s?\d)/g;

const withoutZeros = /(?<![\d.-])[1-9]\d{2,5}-\d{2}\.(?:19[5-9]|20\d)\d(?![\d]|\s?\.\s?\d)/g;
const numberWord = /(?:\b(?:processos?|autos|proc\.?|n[º°.o])|n[úu]mero)[\s:]{0,2}$/i;
/** Characters before a number in which its word may stand. */
const wordReach = 12;

export function findProcesses(text: string): Span[] {
  return [
    ...findProcessNumbers(text),
    ...matchesOf(shortened, text).map(spanOf),
    ...matchesOf(withoutZeros, text)
      .filter(({ index }) => numberWord.test(text.slice(Math.max(0, index - wordReach), index)))
      .map(spanOf),
  ];
}
