/** Text files with every separator, and with what breaks or hides it. */
import type { Layout, LayoutTruth } from './layout.ts';
import {
  counter,
  date,
  label,
  made,
  money,
  oneOf,
  processNumber,
  sampleTable,
  text,
} from './sampleColumns.ts';
import type { SampleCell } from './sampleColumns.ts';
import { shown, textBytes } from './textBytes.ts';
import type { TextHabits } from './textBytes.ts';

type Rows = readonly (readonly SampleCell[])[];

function file(name: string, rows: Rows, plan: LayoutTruth & { habits?: TextHabits }): Layout {
  const { habits = {}, ...truth } = plan;
  return { file: name, truth: { encoding: 'utf-8', ...truth }, bytes: () => textBytes(rows, habits) };
}

const legal = sampleTable({
  topic: 'movimentos',
  seed: 51,
  columns: [processNumber('Processo'), date('Data'), text('Movimentação'), label('Situação')],
});
const priced = sampleTable({
  topic: 'ouvidoria',
  seed: 52,
  columns: [counter('id'), money('valor'), text('descrição'), label('categoria')],
});
const support = sampleTable({ topic: 'tickets', seed: 53, columns: [text('text'), label('intent')] });
const long = sampleTable({ topic: 'ementas', seed: 54, columns: [text('Ementa'), label('Área')] });
const quoted = sampleTable({
  topic: 'incidents',
  seed: 55,
  columns: [
    made(
      'Report',
      ({ sample, i }) =>
        `He said "${sample.text.slice(0, 20)}", then:\n${sample.text}${i % 2 === 0 ? ';' : ','}`,
    ),
    label('Team'),
  ],
});
const semicolons = sampleTable({
  topic: 'ementas',
  seed: 56,
  columns: [made('texto', ({ sample }) => sample.text.replaceAll('. ', '; ')), label('classe')],
});
const commas = sampleTable({
  topic: 'reviews',
  seed: 57,
  columns: [text('review'), label('sentiment'), oneOf('verified', ['yes', 'no'])],
});

const situacao = { text: 'Movimentação', label: 'Situação', rows: 60 } as const;
const categoria = { headerRow: 1, text: 'descrição', label: 'categoria', rows: 60 } as const;
const intent = { headerRow: 1, text: 'text', label: 'intent', rows: 60 } as const;
const area = { headerRow: 1, text: 'Ementa', label: 'Área', rows: 60 } as const;
const rowsOf = ({ names, rows }: { names: readonly string[]; rows: Rows }): Rows => [names, ...rows];

export const delimitedLayouts: readonly Layout[] = [
  file('comma.csv', rowsOf(support), { ...intent, separator: ',' }),
  file('ponto e virgula.csv', rowsOf(legal), {
    headerRow: 1,
    ...situacao,
    separator: ';',
    habits: { separator: ';', lineEnd: '\r\n' },
  }),
  file('tabulacoes.tsv', rowsOf(legal), {
    headerRow: 1,
    ...situacao,
    separator: '\t',
    habits: { separator: '\t' },
  }),
  file('barras.txt', rowsOf(legal), {
    headerRow: 1,
    ...situacao,
    separator: '|',
    habits: { separator: '|' },
  }),
  file('til.csv', rowsOf(legal), { headerRow: 1, asks: ['separator'], habits: { separator: '~' } }),
  file('circunflexo.txt', rowsOf(priced), { headerRow: 1, asks: ['separator'], habits: { separator: '^' } }),
  file('double bars.csv', rowsOf(support), {
    ...intent,
    separator: '|',
    habits: { separator: '||' },
  }),
  file('aspas e quebras.csv', rowsOf(quoted), {
    headerRow: 1,
    text: 'Report',
    label: 'Team',
    rows: 60,
    separator: ',',
  }),
  file('tudo entre aspas.csv', rowsOf(long), {
    ...area,
    separator: ';',
    habits: { separator: ';', quotesAll: true, lineEnd: '\r\n' },
  }),
  file('textos com ponto e virgula.csv', rowsOf(semicolons), {
    headerRow: 1,
    text: 'texto',
    label: 'classe',
    rows: 60,
    separator: ',',
  }),
  file('textos com virgulas sem aspas.csv', rowsOf(commas), {
    headerRow: 1,
    text: 'review',
    label: 'sentiment',
    rows: 60,
    separator: ';',
    habits: { separator: ';', quotesNothing: true },
  }),
  file('valores com virgula.csv', rowsOf(priced), {
    ...categoria,
    separator: ';',
    habits: { separator: ';' },
  }),
  file('valores com virgula e tabulacoes.txt', rowsOf(priced), {
    ...categoria,
    separator: '\t',
    habits: { separator: '\t' },
  }),
  file('titulos acima.csv', [['Relatório da 2ª Vara'], ['Emitido em 03/05/2024'], [], ...rowsOf(legal)], {
    headerRow: 4,
    ...situacao,
    separator: ';',
    habits: { separator: ';' },
    says: ['title_rows_skipped'],
  }),
  file('titulos com separadores.csv', [['Relatório', '', '', ''], ['', '', '', ''], ...rowsOf(legal)], {
    headerRow: 3,
    ...situacao,
    separator: ';',
    habits: { separator: ';' },
    says: ['title_rows_skipped'],
  }),
  file('total no fim.csv', [...rowsOf(priced), ['Total', '312.400,10', '', '']], {
    ...categoria,
    separator: ';',
    habits: { separator: ';' },
    says: ['total_rows_skipped'],
  }),
  file(
    'separadores sobrando.csv',
    rowsOf(legal).map((cells) => [...cells, '', '', '']),
    {
      headerRow: 1,
      ...situacao,
      separator: ';',
      habits: { separator: ';' },
    },
  ),
  file(
    'linhas desiguais.csv',
    rowsOf(legal).map((cells, i) => (i % 7 === 5 ? cells.slice(0, 3) : cells)),
    {
      headerRow: 1,
      ...situacao,
      separator: ';',
      habits: { separator: ';' },
      says: ['ragged_rows'],
    },
  ),
  file(
    'linhas vazias.csv',
    rowsOf(legal).flatMap((cells, i) => (i % 10 === 4 ? [cells, []] : [cells])),
    {
      headerRow: 1,
      ...situacao,
      separator: ';',
      habits: { separator: ';', lineEnd: '\r\n' },
      says: ['blank_rows_skipped'],
    },
  ),
  file('mac antigo.csv', rowsOf(support), { ...intent, separator: ',', habits: { lineEnd: '\r' } }),
  file('dois andares.csv', [['Processo', '', 'Andamento', ''], ...rowsOf(legal)], {
    headerRow: 2,
    ...situacao,
    separator: ';',
    habits: { separator: ';' },
    says: ['header_in_two_rows'],
  }),
  file(
    'dois andares com buracos.csv',
    [['Processo', 'Data', 'Texto', ''], ['', '', 'Movimentação', 'Situação'], ...legal.rows],
    {
      headerRow: 2,
      ...situacao,
      separator: ';',
      habits: { separator: ';' },
      says: ['header_in_two_rows'],
    },
  ),
  file('sem nomes.csv', support.rows, {
    headerRow: 0,
    text: 'A',
    label: 'B',
    rows: 60,
    separator: ',',
    says: ['no_header'],
  }),
  file(
    'categoria e texto sem nomes.txt',
    support.rows.map(([words, intention]) => [intention!, words!]),
    {
      headerRow: 0,
      text: 'B',
      label: 'A',
      rows: 60,
      separator: '\t',
      habits: { separator: '\t' },
      says: ['no_header'],
    },
  ),
  file('numeros de processo danificados.csv', rowsOf(withDamagedNumbers()), {
    headerRow: 1,
    ...situacao,
    separator: ';',
    habits: { separator: ';' },
    says: ['long_numbers_damaged'],
  }),
  file(
    'um texto por linha.txt',
    long.rows.map(([words]) => [words!]),
    {
      headerRow: 0,
      text: 'A',
      rows: 60,
      habits: { quotesNothing: true },
      says: ['no_separator'],
    },
  ),
  file('so a coluna texto.csv', [['texto'], ...long.rows.map(([words]) => [words!])], {
    headerRow: 1,
    text: 'texto',
    rows: 60,
  }),
  {
    file: 'fasttext.txt',
    truth: { headerRow: 0, encoding: 'utf-8', asks: ['label'] },
    bytes: () =>
      Buffer.from(
        support.rows
          .map(([words, intention]) => `__label__${shown(intention ?? null)} ${shown(words ?? null)}\n`)
          .join(''),
      ),
  },
  {
    file: 'linha sep.csv',
    truth: { headerRow: 1, encoding: 'utf-8', ...situacao, separator: ';' },
    bytes: () =>
      Buffer.concat([
        Buffer.from('sep=;\r\n'),
        textBytes(rowsOf(legal), { separator: ';', lineEnd: '\r\n' }),
      ]),
  },
  {
    file: 'blank behind commas.csv',
    truth: { encoding: 'utf-8', ...intent, separator: ',' },
    bytes: () =>
      Buffer.from(
        rowsOf(support)
          .map(([words, intention]) => `"${shown(words ?? null)}", ${shown(intention ?? null)}\n`)
          .join(''),
      ),
  },
  {
    file: 'virgulas sem aspas.csv',
    truth: { headerRow: 1, encoding: 'utf-8', asks: ['separator'] },
    bytes: () => textBytes(rowsOf(commas), { quotesNothing: true }),
  },
];

function withDamagedNumbers(): { names: readonly string[]; rows: Rows } {
  return {
    names: legal.names,
    rows: legal.rows.map(([, ...cells], i) => [`8,00${300 + i}E+18`, ...cells]),
  };
}
