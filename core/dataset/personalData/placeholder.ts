/**
 * What stands in a text where personal data were masked: "[CPF 1]", "[PESSOA 12]". The words are Portuguese whatever the
 * language of the product: they become part of the texts, and the same file must give the same rows.
 */
import type { PersonalDataKind } from '../../contract/personalData.ts';
import { matchesOf, spanOf } from './span.ts';
import type { Span } from './span.ts';

const words = {
  process: 'PROCESSO',
  cnpj: 'CNPJ',
  cpf: 'CPF',
  oab: 'OAB',
  email: 'E-MAIL',
  phone: 'TELEFONE',
  person: 'PESSOA',
} as const satisfies Record<PersonalDataKind, string>;

/** As a pattern: its word, and its number. */
export const placeholderPattern = String.raw`\[(${Object.values(words).join('|')}) (\d{1,9})\]`;
const form = new RegExp(placeholderPattern, 'g');

export function placeholder(kind: PersonalDataKind, number: number): string {
  return `[${placeholderWord(kind)} ${number}]`;
}

export function placeholderWord(kind: PersonalDataKind): string {
  return words[kind];
}

export function findPlaceholders(text: string): Span[] {
  return text.includes('[') ? matchesOf(form, text).map(spanOf) : [];
}

/** The largest number that a placeholder of the kind has in the text; 0 where there is none. */
export function largestPlaceholder(text: string, kind: PersonalDataKind): number {
  if (!text.includes('[')) return 0;
  const own = matchesOf(form, text).filter(([, word]) => word === words[kind]);
  return own.reduce((largest, [, , number]) => Math.max(largest, Number(number)), 0);
}
