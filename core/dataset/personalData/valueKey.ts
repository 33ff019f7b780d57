/** When two spellings are one value: "OAB/SP 384.215" and "OAB 384215/SP", "JOÃO DA SILVA" and "João da Silva". */
import type { PersonalDataKind } from '../../contract/personalData.ts';
import { plainSigns } from '../plainSigns.ts';
import { withoutAccents } from '../foldText.ts';
import { statePattern } from './findOabs.ts';

const registration = /\d[\d.]*(?:-?[ABENPS](?![\p{L}\d]))?/iu;
const state = new RegExp(String.raw`(?<!\p{L})(?:${statePattern})(?!\p{L})`, 'iu');

/**
 * Equal for spellings of one value: the digits of numbers, a lawyer's with state and letter, a telephone's without the
 * country's 55; names and addresses without case and accents. A number with and without its area code, or a whole and a
 * shortened process number, are two values: nothing says that they are one.
 */
export function valueKey(kind: PersonalDataKind, written: string): string {
  const spelling = plainSigns(written);
  const digits = spelling.replace(/\D/g, '');
  switch (kind) {
    case 'process':
    case 'cpf':
      return digits;
    case 'cnpj':
      return spelling.replace(/[^\p{L}\d]/gu, '').toUpperCase();
    case 'phone':
      return digits.replace(/^(?:00)?55(?=\d{10})/, '').replace(/^0/, '');
    case 'oab': {
      const number = registration.exec(spelling)?.[0].replace(/^0+|[^\da-z]/gi, '') ?? '';
      return `${number} ${state.exec(spelling)?.[0] ?? ''}`.toUpperCase();
    }
    case 'email':
      return spelling.toLowerCase();
    case 'person':
      return withoutAccents(spelling);
  }
}
