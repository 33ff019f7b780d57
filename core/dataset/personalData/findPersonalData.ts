/**
 * Personal data of a text, each with its kind and place. Every pattern is bounded, so that the time grows with the length of
 * the text and not faster, whatever is in it. Placeholders of masked data are none.
 */
import { personalDataKinds } from '../../contract/personalData.ts';
import type { PersonalDataKind } from '../../contract/personalData.ts';
import { findCnpjs } from './findCnpjs.ts';
import { findCpfs } from './findCpfs.ts';
import { findEmails } from './findEmails.ts';
import { findOabs } from './findOabs.ts';
import { findPeople } from './findPeople.ts';
import { findPhones } from './findPhones.ts';
import { findProcesses } from './findProcesses.ts';
import { findPlaceholders } from './placeholder.ts';
import { withoutOverlaps } from './span.ts';
import type { Span } from './span.ts';

export interface PersonalDatum extends Span {
  readonly kind: PersonalDataKind;
}

const finders: Readonly<Record<PersonalDataKind, (text: string) => Span[]>> = {
  process: findProcesses,
  cnpj: findCnpjs,
  cpf: findCpfs,
  oab: findOabs,
  email: findEmails,
  phone: findPhones,
  person: findPeople,
};

/** In the order of the text, none overlapping; where two kinds claim a place, the one earlier in `personalDataKinds` has it. */
export function findPersonalData(
  text: string,
  kinds: readonly PersonalDataKind[] = personalDataKinds,
): PersonalDatum[] {
  const asked = new Set(kinds);
  const blocked: Span[] = findPlaceholders(text);
  let found: PersonalDatum[] = [];
  for (const kind of personalDataKinds) {
    if (!asked.has(kind)) continue;
    const own = withoutOverlaps(finders[kind](text));
    const free = own.filter(apartFrom(blocked)).filter(apartFrom(found));
    if (free.length === 0) continue;
    found = [...found, ...free.map(({ start, end }) => ({ kind, start, end }))].sort(
      (a, b) => a.start - b.start,
    );
  }
  return found;
}

/** Whether a span overlaps none of `others`; asked in the order of the text, and `others` are in it. */
function apartFrom(others: readonly Span[]): (span: Span) => boolean {
  let next = 0;
  return ({ start, end }) => {
    for (let other = others[next]; other !== undefined && other.end <= start; other = others[next]) next++;
    const other = others[next];
    return other === undefined || other.start >= end;
  };
}
