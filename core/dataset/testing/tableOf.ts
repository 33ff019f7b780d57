/** Small tables and examples for the tests of this folder. */
import type { Example } from '../../contract/dataset.ts';
import type { Table } from '../../contract/table.ts';

/** A table from rows of cells; row numbers as if the header stood in row 1. */
export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): Table {
  return {
    format: 'csv',
    sheets: [],
    headerRow: 1,
    columns: header.map((name, index) => ({ name, index, hidden: false })),
    facts: [],
    rows: rows.map((cells, i) => ({ rowNumber: i + 2, cells })),
    fileHash: '0'.repeat(64),
  };
}

/** Examples from [text, label] pairs, numbered from row 2. */
export function examplesFrom(pairs: readonly (readonly [text: string, label: string])[]): Example[] {
  return pairs.map(([text, label], i) => ({ rowNumber: i + 2, text, label }));
}

const subjects = [
  'o cliente',
  'a autora',
  'o réu',
  'a empresa',
  'o banco',
  'a vara',
  'o perito',
  'a testemunha',
];
const verbs = ['pediu', 'recusou', 'recebeu', 'enviou', 'juntou', 'contestou', 'aguarda', 'esqueceu'];
const objects = [
  'o documento',
  'a carta',
  'o prazo',
  'a cobrança',
  'o laudo',
  'a senha',
  'o pagamento',
  'a chave',
];
const ends = [
  'ontem',
  'sem motivo',
  'com atraso',
  'na agência',
  'pela segunda vez',
  'no balcão',
  'por escrito',
];

/** The n-th sentence of a few thousand different ones. */
export function sentence(n: number): string {
  const pick = (list: readonly string[], step: number): string =>
    list[Math.floor(n / step) % list.length] ?? '';
  return `${pick(subjects, 1)} ${pick(verbs, 8)} ${pick(objects, 64)} ${pick(ends, 512)} ${pick(subjects, 3584)}`.trim();
}
