/** Texts with known personal data and near-misses: the same seed makes the same texts on every machine. */
import type { PersonalDataKind } from '../../../contract/personalData.ts';
import { createChance } from '../../../../tools/sample/chance.ts';
import type { Chance } from '../../../../tools/sample/chance.ts';
import type { PersonalDatum } from '../findPersonalData.ts';
import * as identities from './identities.ts';
import { harmlessSentences, tellingSentences } from './sentences.ts';

export interface MarkedText {
  readonly text: string;
  readonly marks: readonly PersonalDatum[];
}

type Slot = (chance: Chance) => string;

const telling: Readonly<Record<string, readonly [PersonalDataKind, Slot]>> = {
  person: ['person', identities.makeName],
  first: ['person', identities.makeGivenName],
  cpf: ['cpf', identities.writeCpf],
  namedWrongCpf: ['cpf', identities.wrongCpf],
  cnpj: ['cnpj', identities.writeCnpj],
  namedWrongCnpj: ['cnpj', identities.wrongCnpj],
  process: ['process', identities.writeProcess],
  oab: ['oab', identities.writeOab],
  email: ['email', identities.makeEmail],
  phone: ['phone', identities.plainPhone],
  namedPhone: ['phone', identities.namedPhone],
};

const harmless: Readonly<Record<string, Slot>> = {
  wrongCpf: identities.wrongCpf,
  wrongCnpj: identities.wrongCnpj,
  wrongProcess: identities.wrongBareProcess,
  money: (chance) =>
    chance.pick([
      `${chance.integer(1, 999)}.${identities.digits(chance, 3).join('')},${identities.digits(chance, 2).join('')}`,
      `${chance.integer(1, 9)}.${identities.digits(chance, 3, 3).join('.')},00`,
      `${chance.integer(10, 999)},50`,
    ]),
  date: (chance) => {
    const day = String(chance.integer(1, 28)).padStart(2, '0');
    const month = String(chance.integer(1, 12)).padStart(2, '0');
    const year = chance.integer(1990, 2026);
    return chance.pick([
      `${day}/${month}/${year}`,
      `${day}.${month}.${year}`,
      `${day} de junho de ${year}`,
      `${year}-${month}-${day}`,
    ]);
  },
  law: (chance) =>
    chance.pick(['8.078/90', '9.099/95', '13.105/2015', '1060/50', '11.101/2005', 'n. 10.406/02']),
  article: (chance) => chance.pick(['487, I', '1.018', '5º, LXXIV', '20, §4º', '924, inc. II']),
  protocol: (chance) =>
    chance.pick([
      `WSCB.19.7${identities.digits(chance, 7).join('')}-${identities.digits(chance, 1).join('')}`,
      `FGRU190001${identities.digits(chance, 5).join('')}`,
      `${chance.integer(2010, 2024)}.${identities.digits(chance, 6).join('')}-${identities.digits(chance, 1).join('')}`,
    ]),
  small: (chance) => String(chance.integer(100, 4999)),
  pages: (chance) => `${chance.integer(1000, 2999)}${chance.pick(['-', '/'])}${chance.integer(3000, 3999)}`,
  package: (chance) => `${chance.integer(1000, 19999)}/${chance.integer(2010, 2024)}`,
  guide: (chance) => `0000${identities.digits(chance, 6).join('')}/${chance.integer(2010, 2024)}`,
  rg: (chance) => {
    const [a = '', b = '', c = ''] = identities.digits(chance, 3, 3, 1);
    return `${chance.integer(10, 59)}.${a}.${b}-${c}`;
  },
  cep: (chance) => `0${identities.digits(chance, 4).join('')}-${identities.digits(chance, 3).join('')}`,
  stateRegistration: (chance) => identities.digits(chance, 3, 3, 3, 3).join('.'),
  handle: (chance) => `usuario_${chance.integer(1, 999)}`,
  account: (chance) => `${identities.digits(chance, 5).join('')}-${identities.digits(chance, 1).join('')}`,
  registration: (chance) => identities.digits(chance, 6).join(''),
  label: (chance) => `90019${identities.digits(chance, 8).join('')}`,
  bareProtocol: (chance) => identities.digits(chance, 10).join(''),
};

/** Texts of one to five sentences; about a third of the sentences hold nothing. */
export function makeCorpus(size: number, seed: number): MarkedText[] {
  const chance = createChance(seed);
  return Array.from({ length: size }, () => {
    let text = '';
    const marks: PersonalDatum[] = [];
    const sentences = chance.integer(1, 5);
    for (let i = 0; i < sentences; i++) {
      const sentence = fillSentence(
        chance.pick(chance.happens(0.6) ? tellingSentences : harmlessSentences),
        chance,
      );
      if (text !== '') text += chance.pick([' ', ' ', '\n']);
      for (const { kind, start, end } of sentence.marks)
        marks.push({ kind, start: start + text.length, end: end + text.length });
      text += sentence.text;
    }
    return { text, marks };
  });
}

function fillSentence(pattern: string, chance: Chance): MarkedText {
  let text = '';
  const marks: PersonalDatum[] = [];
  for (const piece of pattern.split(/(\{\w+\}|<\w+>)/)) {
    const name = piece.slice(1, -1);
    if (piece.startsWith('{')) {
      const slot = telling[name];
      if (slot === undefined) throw new Error(`no slot is called ${name}`);
      const [kind, make] = slot;
      const value = make(chance);
      marks.push({ kind, start: text.length, end: text.length + value.length });
      text += value;
    } else if (piece.startsWith('<')) {
      const make = harmless[name];
      if (make === undefined) throw new Error(`no slot is called ${name}`);
      text += make(chance);
    } else text += piece;
  }
  return { text, marks };
}
