/** Invented people, numbers and addresses: right ones, and such as only look like them. */
import type { Chance } from '../../../../tools/sample/chance.ts';
import { makeCpf, makeProcessNumber } from '../../../../tools/sample/identifiers.ts';
import { cnpjDigit } from '../findCnpjs.ts';

const givenNames =
  `Maria José João Ana Antônio Francisca Carlos Adriana Paulo Juliana Pedro Márcia Lucas Fernanda Luiz Patrícia Marcos
  Aline Gabriel Sandra Rafael Camila Daniel Amanda Marcelo Bruna Bruno Jéssica Eduardo Letícia Felipe Júlia Rodrigo
  Luciana Manoel Vanessa Mateus Mariana André Gabriela Fernando Vera Fábio Vitória Leonardo Larissa Gustavo Cláudia
  Guilherme Beatriz Leandro Rita Tiago Luana Anderson Sônia Ricardo Renata Márcio Eliane Jorge Josefa Sebastião Simone
  Alexandre Natália Roberto Cristiane Edson Carla Diego Débora Vítor Rosângela Sérgio Jaqueline Cláudio Rosa Matheus
  Daniela Thiago Aparecida Geraldo Marlene Adriano Terezinha Luciano Raimunda Júlio Andréia Renato Fabiana Alex Lúcia
  Vinícius Raquel Rogério Ângela Samuel Rafaela Ronaldo Joana Mário Luzia Flávio Elaine Douglas Daniele Igor Regina
  Wellington Kelly Jefferson Yasmin Washington Thaís Kleber Zuleica Ubirajara Iracema Ítalo Eunice Heitor Quitéria
  Óscar Wagner Edilene Lourdes`.split(/\s+/);
const surnames =
  `Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes
  Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado Mendes Freitas Cardoso Ramos
  Gonçalves Santana Teixeira Araújo Pinto Cavalcante Monteiro Moura Campos Batista Barros Borges Castro Melo Miranda
  Azevedo Pires Conceição Furtado Assunção Salgado Guimarães Figueiredo Sampaio Bezerra Yamamoto Nakamura Schmidt Rossi
  Bianchi Müller Kowalski Haddad Abdalla Wandalsen Vasconcelos Brandão Bittencourt Peçanha Queiroz Xavier Zanetti`.split(
    /\s+/,
  );
const suffixes = ['Filho', 'Júnior', 'Neto', 'Sobrinho'];
const particles = ['da', 'de', 'dos', 'do', 'das'];

/** Two to four words, with particles, sometimes a suffix or an initial, sometimes in capitals. */
export function makeName(chance: Chance): string {
  const words = [chance.pick(givenNames)];
  if (chance.happens(0.3)) words.push(chance.pick(givenNames));
  if (chance.happens(0.08)) words.push(`${chance.pick('ABCDFGLMPRST'.split(''))}.`);
  const last = chance.integer(1, 2);
  for (let i = 0; i < last; i++) {
    if (chance.happens(0.35)) words.push(chance.pick(particles));
    words.push(chance.pick(surnames));
  }
  if (chance.happens(0.12)) words.push(chance.pick(suffixes));
  const name = words.join(' ');
  return chance.happens(0.25) ? name.toUpperCase() : name;
}

export function makeGivenName(chance: Chance): string {
  return chance.pick(givenNames);
}

/** With points, with spaces or bare. */
export function writeCpf(chance: Chance): string {
  const cpf = makeCpf(chance);
  const spelling = chance.next();
  if (spelling < 0.7) return cpf;
  if (spelling < 0.85) return cpf.replace(/\D/g, '');
  return spelling < 0.95 ? cpf.replace('-', '/') : cpf.replaceAll('.', ' ').replace('-', ' ');
}

/** Right but for one digit. */
export function wrongCpf(chance: Chance): string {
  const cpf = makeCpf(chance);
  const last = Number(cpf.slice(-1));
  return `${cpf.slice(0, -1)}${(last + chance.integer(1, 9)) % 10}`;
}

export function makeCnpj(chance: Chance): string {
  const letters = chance.happens(0.4) ? '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ' : '0123456789';
  const places = (count: number): string =>
    Array.from({ length: count }, () => chance.pick(Array.from(letters))).join('');
  const root = `${chance.integer(1, 9)}${places(7)}`;
  const branch = chance.happens(0.8) ? '0001' : places(4);
  const first = `${root}${branch}${cnpjDigit(root + branch)}`;
  return `${first}${cnpjDigit(first)}`;
}

export function writeCnpj(chance: Chance): string {
  const places = makeCnpj(chance);
  return chance.happens(0.15) ? places : punctuatedCnpj(places);
}

export function wrongCnpj(chance: Chance): string {
  const places = makeCnpj(chance);
  const last = Number(places.slice(-1));
  return punctuatedCnpj(`${places.slice(0, -1)}${(last + chance.integer(1, 9)) % 10}`);
}

function punctuatedCnpj(places: string): string {
  return places.replace(/^(..)(...)(...)(....)(..)$/, '$1.$2.$3/$4-$5');
}

export function writeProcess(chance: Chance): string {
  const number = makeProcessNumber(chance);
  const spelling = chance.next();
  if (spelling < 0.7) return number;
  if (spelling < 0.8) return number.replace(/\D/g, '');
  return spelling < 0.9 ? number.replace('-', ' - ') : number.slice(0, 15);
}

/** Twenty digits of which the check digits are wrong. */
export function wrongBareProcess(chance: Chance): string {
  const digits = makeProcessNumber(chance).replace(/\D/g, '');
  const check = Number(digits.slice(7, 9));
  return `${digits.slice(0, 7)}${String((check % 97) + 2).padStart(2, '0')}${digits.slice(9)}`;
}

const states = ['SP', 'RJ', 'MG', 'RS', 'BA', 'PR', 'PE', 'CE', 'DF', 'SC', 'GO', 'PA'];

export function writeOab(chance: Chance): string {
  const state = chance.pick(states);
  const bare = String(chance.integer(1_001, 499_999));
  const pointed = bare.length > 3 ? `${bare.slice(0, -3)}.${bare.slice(-3)}` : bare;
  const number = chance.happens(0.5) ? bare : pointed;
  const suffix = chance.happens(0.08) ? `-${chance.pick(['A', 'B', 'E'])}` : '';
  return chance.pick([
    `OAB/${state} ${number}${suffix}`,
    `OAB ${number}${suffix}/${state}`,
    `OAB/${state} nº ${number}${suffix}`,
    `OAB-${state} ${number}`,
    `OAB/${state}: ${number}`,
    `OAB/${state}-${number}`,
    `OAB ${state} ${number}`,
    `OAB n. ${number}-${state}`,
    `OAB nº ${number}/${state}`,
    `OAB/${state} sob o nº ${number}`,
    `O.A.B./${state} ${number}`,
    `OAB (${state}) ${number}`,
    `${number}/OAB-${state}`,
    `OAB ${number}${state}`,
  ]);
}

const areas = [11, 12, 19, 21, 27, 31, 41, 48, 51, 61, 71, 81, 85, 91];

/** A number whose form is enough. */
export function plainPhone(chance: Chance): string {
  const area = chance.pick(areas);
  const end = String(chance.integer(0, 9999)).padStart(4, '0');
  const land = `${chance.integer(2, 5)}${String(chance.integer(0, 999)).padStart(3, '0')}`;
  const mobile = `9${chance.integer(1000, 9999)}`;
  return chance.pick([
    `(${area}) ${land}-${end}`,
    `(${area}) ${mobile}-${end}`,
    `(${area})${mobile}-${end}`,
    `+55 ${area} ${mobile}-${end}`,
    `+55 (${area}) ${land}-${end}`,
    `+55${area}${mobile}${end}`,
    `${area} ${mobile}-${end}`,
    `(0${area}) ${land} ${end}`,
    `${mobile}-${end}`,
  ]);
}

/** A number that only the word before it makes one. */
export function namedPhone(chance: Chance): string {
  const end = String(chance.integer(0, 9999)).padStart(4, '0');
  const land = `${chance.integer(2, 5)}${String(chance.integer(0, 999)).padStart(3, '0')}`;
  const mobile = `9${chance.integer(1000, 9999)}`;
  const area = chance.pick(areas);
  return chance.pick([
    `${land}-${end}`,
    `${land}${end}`,
    `${area}${mobile}${end}`,
    `${area} ${land} ${end}`,
    `${land}.${end}`,
  ]);
}

const domains = [
  'gmail.com',
  'hotmail.com',
  'uol.com.br',
  'adv.oabsp.org.br',
  'tjsp.jus.br',
  'empresa-x.com.br',
  'yahoo.com.br',
];

export function makeEmail(chance: Chance): string {
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  const given = plain(chance.pick(givenNames));
  const last = plain(chance.pick(surnames));
  const name = chance.pick([
    `${given}.${last}`,
    `${given}_${last}`,
    `${given}${chance.integer(1, 99)}`,
    `${given}-${last}`,
    `${given.charAt(0)}${last}+processos`,
  ]);
  const email = `${name}@${chance.pick(domains)}`;
  return chance.happens(0.1) ? email.toUpperCase() : email;
}

/** Digits in groups of the given lengths. */
export function digits(chance: Chance, ...lengths: readonly number[]): string[] {
  return lengths.map((length) => Array.from({ length }, () => chance.integer(0, 9)).join(''));
}
