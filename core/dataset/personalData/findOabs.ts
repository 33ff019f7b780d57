/**
 * Lawyers' registrations: the word OAB, a number of three to six digits and usually a state, in any order and spelling
 * ("OAB/SP 384.215", "OAB 371604/SP", "OAB/SP nº 331.507-E", "384215/OAB-SP", "Ordem dos Advogados do Brasil, Seção de São
 * Paulo, sob o nº 12.345"). The word decides; there is no check digit. In a field for the lawyer the court of Rio de Janeiro
 * leaves it out ("Advogado:RJ012345").
 *
 * The word with a year ("exame da OAB 2019") is none: four digits that could be a year need "nº" before them or a state
 * after them.
 */
import { matchesOf, spanOf, withApart, withoutOverlaps } from './span.ts';
import type { Span } from './span.ts';

/** The states of the federation. */
export const statePattern = 'A[CLMP]|BA|CE|DF|ES|GO|M[AGST]|P[ABEIR]|R[JNORS]|S[CEP]|TO';
const word = String.raw`(?<![\p{L}\d])(?:O\.?\s?A\.?\s?B\.?|Ordem\s+dos\s+Advogados(?:\s+do\s+Brasil)?)(?!\p{L}{3})`;
/** "nº", "sob o n.", "número", "inscrição". */
const numberWord = String.raw`(?:sob\s+)?(?:o\s+)?(?:n(?:[.º°o]{1,2}|[úu]mero|úm\.)|inscri[çc][ãa]o)`;
/** The number with the letter of a second or a trainee's registration. */
const number = String.raw`(?:\d{1,3}\.\d{3}|\d{3,6})(?:-?[ABENPS](?![\p{L}\d]))?`;
const stateBefore = String.raw`(?:[\s/:.–-]{0,3}(?:\((?:${statePattern})\)|(?:${statePattern})(?!\p{L}{2}))|,?\s+Se(?:ção|ccional|cional)\s+(?:d[eoa]s?\s+)?\p{Lu}\p{L}+(?:\s+(?:d[eo]\s+)?\p{Lu}\p{L}+){0,2})?`;
const stateAfter = String.raw`(?:\s?[/–-]?\s?(?:\((?<bracketed>${statePattern})\)|(?<after>${statePattern})(?![\p{L}\d])))?`;
const wordFirst = new RegExp(
  String.raw`${word}${stateBefore}[\s/:.,;–-]{0,3}(?<name>${numberWord})?[\s:]{0,2}(?<number>${number})(?![\d]|[.,/]\d)${stateAfter}`,
  'giu',
);
const numberFirst = new RegExp(
  String.raw`(?<![\p{L}\d./-])${number}\s?(?:[/–-]|,?\s?d[ao])?\s?${word}\s?[/–-]?\s?(?:\((?:${statePattern})\)|(?:${statePattern})(?![\p{L}\d]))`,
  'giu',
);
/** A state and five or six digits in a field for the lawyer. */
const fielded = new RegExp(
  String.raw`(?<=Advogad[oa](?:s|\([aos]\))?\s?:\s?)(?:${statePattern})\d{5,6}(?:-?[ABENPS])?(?![\p{L}\d])`,
  'giu',
);

export function findOabs(text: string): Span[] {
  if (!/O\.?\s?A\.?\s?B|Ordem\s|Advogad/i.test(text)) return [];
  const registered = matchesOf(wordFirst, text).filter(({ groups = {} }) => {
    const isYear = /^(?:19[5-9]|20[0-4])\d$/.test(groups['number'] ?? '');
    return !isYear || groups['name'] !== undefined || groups['after'] !== undefined;
  });
  const first = [...registered, ...matchesOf(fielded, text)].map(spanOf);
  return withApart(withoutOverlaps(first), matchesOf(numberFirst, text).map(spanOf));
}
