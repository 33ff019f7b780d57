/**
 * Personal data of a text, each with its kind and place. Every pattern is bounded, so that the time grows with the length of
 * the text and not faster, whatever is in it. Placeholders of masked data are none.
 */
import { personalDataKinds } from '../../contract/personalData.ts';
import type { PersonalDataKind } from '../../contract/personalData.ts';
import { plainSigns } from '../plainSigns.ts';
import { findCnpjs } from './findCnpjs.ts';
import { findCpfs } from './findCpfs.ts';
import { findEmails } from './findEmails.ts';
import { findOabs } from './findOabs.ts';
import { findPeople } from './findPeople.ts';
import { findPhones } from './findPhones.ts';
import { findProcesses } from './findProcesses.ts';
import { findPlaceholders } from './placeholder.ts';
import { apartFrom, withApart, withoutOverlaps } from './span.ts';
import type { Span } from './span.ts';
import { textTraits } from './textTraits.ts';
import type { TextTraits } from './textTraits.ts';

export interface PersonalDatum extends Span {
  readonly kind: PersonalDataKind;
}

interface Finder {
  readonly find: (text: string) => Span[];
  /** What every text has in which something can be found. */
  readonly isPossible: (traits: TextTraits) => boolean;
}

const finders: Readonly<Record<PersonalDataKind, Finder>> = {
  process: {
    find: findProcesses,
    isPossible: ({ digits, longestDigitRun }) => digits >= 9 && longestDigitRun >= 4,
  },
  cnpj: {
    find: findCnpjs,
    isPossible: ({ digits, hasSlash, longestRun }) =>
      digits >= 14 || (digits >= 3 && (hasSlash || longestRun >= 14)),
  },
  cpf: { find: findCpfs, isPossible: ({ digits }) => digits >= 11 },
  oab: { find: findOabs, isPossible: ({ digits }) => digits >= 3 },
  email: { find: findEmails, isPossible: ({ hasAt }) => hasAt },
  phone: {
    find: findPhones,
    isPossible: ({ digits, longestDigitRun }) => digits >= 8 && longestDigitRun >= 4,
  },
  person: { find: findPeople, isPossible: () => true },
};

/** In the order of the text, none overlapping; where two kinds claim a place, the one earlier in `personalDataKinds` has it. */
export function findPersonalData(
  written: string,
  kinds: readonly PersonalDataKind[] = personalDataKinds,
): PersonalDatum[] {
  const text = plainSigns(written);
  const asked = new Set(kinds);
  const traits = textTraits(text);
  const placeholders = findPlaceholders(text);
  let found: PersonalDatum[] = [];
  for (const kind of personalDataKinds) {
    const { find, isPossible } = finders[kind];
    if (!asked.has(kind) || !isPossible(traits)) continue;
    const own = find(text);
    if (own.length === 0) continue;
    const data = withoutOverlaps(own).map(({ start, end }) => ({ kind, start, end }));
    found = withApart(found, data.filter(apartFrom(placeholders)));
  }
  return found;
}
