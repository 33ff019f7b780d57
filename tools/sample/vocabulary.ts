/** The people, companies and figures of the sample. All invented: the surnames are trees, birds and fruits. */
import type { Chance } from './chance.ts';
import { makeCpf } from './identifiers.ts';

const women = [
  'Joana',
  'Helena',
  'Márcia',
  'Beatriz',
  'Luzia',
  'Conceição',
  'Raquel',
  'Tereza',
  'Iracema',
  'Cláudia',
];
const men = [
  'Antônio',
  'Moacir',
  'Sebastião',
  'Vítor',
  'Otávio',
  'Jônatas',
  'Aluísio',
  'Raimundo',
  'Caetano',
  'Davi',
];
const surnames = [
  'Jatobá',
  'Sabiá',
  'Pitanga',
  'Mandacaru',
  'Araucária',
  'Bem-te-vi',
  'Umbuzeiro',
  'Jabuticaba',
  'Tico-Tico',
  'Ingá',
  'Sapucaia',
  'Curió',
  'Buriti',
  'Graviola',
];
const firms = [
  'o Banco Aroeira S.A.',
  'a Operadora Juriti',
  'a Construtora Cumaru Ltda.',
  'a Seguradora Ipê-Roxo',
  'o Mercado Cambuci',
  'a Transportadora Jacarandá',
];
const institutions = [
  'o Plano de Saúde Sapopemba',
  'a Companhia Elétrica Vale do Tatu',
  'o Município de Serra do Jenipapo',
  'a Faculdade Guabiroba',
];

/** How the parties are called; the first names are the usual ones. */
export const roles: Readonly<Record<string, readonly string[]>> = {
  autor: ['o autor', 'o requerente', 'o demandante', 'o promovente'],
  autora: ['a autora', 'a parte autora', 'a requerente', 'a demandante', 'a promovente'],
  reu: ['o réu', 'o requerido', 'o demandado', 'o promovido'],
  re: ['a ré', 'a requerida', 'a parte ré', 'a demandada', 'a parte contrária'],
  credor: ['o exequente', 'o credor'],
  credora: ['a exequente', 'a credora', 'a parte credora'],
  devedor: ['o executado', 'o devedor'],
  devedora: ['a executada', 'a devedora', 'a parte devedora'],
};

const terms = ['15 dias', 'cinco dias', '10 dias', 'quinze dias', '30 dias', '5 dias úteis', 'dez dias'];

/** What the slots that are no roles become. */
export const figures: Readonly<Record<string, (chance: Chance) => string>> = {
  nome: (chance) => fullName(chance.pick([...women, ...men]), chance),
  homem: (chance) => fullName(chance.pick(men), chance),
  empresa: (chance) => chance.pick([...firms, ...institutions]),
  firma: (chance) => chance.pick(firms),
  cpf: makeCpf,
  prazo: (chance) => chance.pick(terms),
  data: (chance) =>
    `${two(chance.integer(1, 28))}/${two(chance.integer(1, 12))}/${chance.integer(2022, 2024)}`,
  valor: (chance) => `R$ ${amount(chance.integer(8, 980) * 50 + chance.integer(0, 1) * 0.5)}`,
};

function fullName(first: string, chance: Chance): string {
  const [one, other] = chance.shuffled(surnames);
  return `${first} ${one ?? ''} ${other ?? ''}`;
}

/** Brazilian notation, written out so that no locale data of the machine matters. */
function amount(value: number): string {
  const [whole = '', cents = ''] = value.toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
