/** Workbooks whose names of columns stand in two rows, in none, or look unusual. */
import { sheetOf, workbookBytes } from '../workbookFile.ts';
import type { SheetRow, WorkbookFormat } from '../workbookFile.ts';
import type { Layout, LayoutTruth } from './layout.ts';
import {
  counter,
  date,
  label,
  made,
  oneOf,
  person,
  processNumber,
  sampleTable,
  text,
} from './sampleColumns.ts';

interface Merge {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

const across = (row: number, from: number, to: number): Merge => ({
  s: { r: row, c: from },
  e: { r: row, c: to },
});
const down = (column: number, from: number, to: number): Merge => ({
  s: { r: from, c: column },
  e: { r: to, c: column },
});

function book(file: string, rows: readonly SheetRow[], plan: LayoutTruth & { merges?: Merge[] }): Layout {
  const { merges = [], ...truth } = plan;
  const format = file.split('.').at(-1) as WorkbookFormat;
  return {
    file,
    truth,
    bytes: () => workbookBytes(format, { sheets: { Dados: sheetOf(rows, { '!merges': merges }) } }),
  };
}

const wide = sampleTable({
  topic: 'movimentos',
  seed: 11,
  columns: [
    processNumber('Número'),
    date('Data'),
    text('Texto'),
    label('Tipo'),
    oneOf('Subtipo', ['A', 'B', 'C']),
  ],
});
const people = sampleTable({
  topic: 'tickets',
  seed: 12,
  columns: [
    person('Name'),
    oneOf('City', ['Leeds', 'York']),
    person('Name'),
    oneOf('City', ['Hull', 'Bath']),
    text('Message'),
    label('Category'),
  ],
});
const english = sampleTable({
  topic: 'reviews',
  seed: 13,
  columns: [text('Review text'), label('Sentiment')],
});
const stars = sampleTable({
  topic: 'reviews',
  seed: 14,
  columns: [
    text('Comment'),
    made('Stars', ({ sample, chance }) =>
      sample.label === 'positive'
        ? chance.integer(4, 5)
        : sample.label === 'negative'
          ? chance.integer(1, 2)
          : 3,
    ),
  ],
});
const unknown = sampleTable({ topic: 'ouvidoria', seed: 15, columns: [text('Campo 7'), label('Campo 3')] });
const bare = sampleTable({ topic: 'incidents', seed: 16, columns: [text(''), label('')] });
const bareCounted = sampleTable({
  topic: 'movimentos',
  seed: 17,
  columns: [counter(''), text(''), label('')],
});
const survey = sampleTable({
  topic: 'pesquisa',
  seed: 18,
  count: 40,
  columns: [
    text('O que você gostaria de dizer sobre o atendimento que recebeu hoje?'),
    label('Tipo de manifestação'),
  ],
});

export const headerBooks: readonly Layout[] = [
  ...(['xlsx', 'ods'] as const).map((format) =>
    book(
      `nomes em dois andares.${format}`,
      [['Processo', null, 'Andamento', null, null], wide.names, ...wide.rows],
      {
        headerRow: 2,
        text: 'Texto',
        label: 'Tipo',
        rows: 60,
        merges: [across(0, 0, 1), across(0, 2, 4)],
        says: ['header_in_two_rows'],
      },
    ),
  ),
  book(
    'nomes mesclados para baixo.xlsx',
    [['Número', 'Data', 'Texto', 'Classificação', null], [null, null, null, 'Tipo', 'Subtipo'], ...wide.rows],
    {
      headerRow: 2,
      text: 'Texto',
      label: 'Tipo',
      rows: 60,
      merges: [down(0, 0, 1), down(1, 0, 1), down(2, 0, 1), across(0, 3, 4)],
      says: ['header_in_two_rows'],
    },
  ),
  book(
    'dois andares sem mesclar.xlsx',
    [['Número', 'Data', 'Texto', 'Classificação', null], [null, null, null, 'Tipo', 'Subtipo'], ...wide.rows],
    { headerRow: 2, text: 'Texto', label: 'Tipo', rows: 60, says: ['header_in_two_rows'] },
  ),
  book(
    'equal names under two groups.xlsx',
    [['Sender', null, 'Receiver', null, 'Ticket', null], people.names, ...people.rows],
    {
      headerRow: 2,
      text: 'Message',
      label: 'Category',
      rows: 60,
      merges: [across(0, 0, 1), across(0, 2, 3), across(0, 4, 5)],
      says: ['header_in_two_rows'],
    },
  ),
  book(
    'dois andares sob titulo.xlsx',
    [['Relatório trimestral'], [], ['Processo', null, 'Andamento', null, null], wide.names, ...wide.rows],
    {
      headerRow: 4,
      text: 'Texto',
      label: 'Tipo',
      rows: 60,
      says: ['header_in_two_rows', 'title_rows_skipped'],
    },
  ),
  book('english names.xlsx', [english.names, ...english.rows], {
    headerRow: 1,
    text: 'Review text',
    label: 'Sentiment',
    rows: 60,
  }),
  book('label first.ods', [['label', 'text'], ...english.rows.map(([words, tone]) => [tone!, words!])], {
    headerRow: 1,
    text: 'text',
    label: 'label',
    rows: 60,
  }),
  book('numeros como categorias.xlsx', [stars.names, ...stars.rows], {
    headerRow: 1,
    text: 'Comment',
    label: 'Stars',
    rows: 60,
  }),
  book('nomes que nada dizem.xlsx', [unknown.names, ...unknown.rows], {
    headerRow: 1,
    text: 'Campo 7',
    label: 'Campo 3',
    rows: 60,
  }),
  book(
    'NOMES EM MAIUSCULAS.xls',
    [['MOVIMENTAÇÃO', 'SITUAÇÃO'], ...wide.rows.map((row) => [row[2]!, row[3]!])],
    {
      headerRow: 1,
      text: 'MOVIMENTAÇÃO',
      label: 'SITUAÇÃO',
      rows: 60,
    },
  ),
  book(
    'nomes com quebra de linha.xlsx',
    [
      ['Nº do\nprocesso', 'Texto da\nmovimentação', 'Tipo de\nmovimentação'],
      ...wide.rows.map((row) => [row[0]!, row[2]!, row[3]!]),
    ],
    { headerRow: 1, text: 'Texto da\nmovimentação', label: 'Tipo de\nmovimentação', rows: 60 },
  ),
  book('pergunta como nome.xlsx', [survey.names, ...survey.rows], {
    headerRow: 1,
    text: 'O que você gostaria de dizer sobre o atendimento que recebeu hoje?',
    label: 'Tipo de manifestação',
    rows: 40,
  }),
  book('sem nomes.xlsx', bare.rows, { headerRow: 0, text: 'A', label: 'B', rows: 60, says: ['no_header'] }),
  book('sem nomes com contador.xls', bareCounted.rows, {
    headerRow: 0,
    text: 'B',
    label: 'C',
    rows: 60,
    says: ['no_header'],
  }),
  book('sem nomes sob titulo.xlsx', [['Relatório da semana'], [], ...bareCounted.rows], {
    headerRow: 0,
    text: 'B',
    label: 'C',
  }),
];
