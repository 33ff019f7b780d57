/** Tables that look like something else: parts labelled, lookups beside the data, aligned columns, twins of a column. */
import { sheetOf, workbookBytes } from '../workbookFile.ts';
import type { SheetRow } from '../workbookFile.ts';
import type { Layout } from './layout.ts';
import { counter, court, date, label, made, oneOf, sampleTable, text } from './sampleColumns.ts';
import type { SampleColumn, SampleTable } from './sampleColumns.ts';
import type { Topic } from './sampleTexts.ts';
import { encoded, shown, textBytes, textOf } from './textBytes.ts';

const csvTruth = { headerRow: 1, encoding: 'utf-8', separator: ';' } as const;

function table(seed: number, topic: Topic, columns: readonly SampleColumn[]): SampleTable {
  return sampleTable({ topic, columns, seed, count: 80 });
}

function csv(file: string, { names, rows }: SampleTable, truth: Partial<Layout['truth']>): Layout {
  return {
    file,
    truth: { ...csvTruth, rows: 80, ...truth },
    bytes: () => textBytes([names, ...rows], { separator: ';' }),
  };
}

function book(file: string, rows: readonly SheetRow[], truth: Partial<Layout['truth']>): Layout {
  return {
    file,
    truth: { headerRow: 1, ...truth },
    bytes: () => workbookBytes('xlsx', { sheets: { Plan1: sheetOf(rows) } }),
  };
}

const plain = table(201, 'ouvidoria', [text('Relato'), label('Categoria')]);
const lookup = [
  ['1', 'Iluminação'],
  ['2', 'Transporte'],
  ['3', 'Saúde'],
];
const longNames: Readonly<Record<string, string>> = {
  Cível: 'Direito do consumidor: responsabilidade do fornecedor por dano moral ou material',
  Criminal: 'Direito penal: crimes contra a pessoa e contra o patrimônio, com ou sem violência',
  Trabalhista: 'Direito do trabalho: jornada, vínculo de emprego e verbas da rescisão',
};

export const trickyLayouts: readonly Layout[] = [
  csv(
    'so parte classificada.csv',
    table(202, 'movimentos', [
      court('Vara'),
      text('Texto'),
      made('Categoria', ({ sample, i }) => (i % 5 < 2 ? sample.label : '')),
    ]),
    { text: 'Texto', label: 'Categoria' },
  ),
  csv(
    'sustenido em todo texto.csv',
    table(203, 'tickets', [
      made('message', ({ sample, i }) => `Ticket #${i + 9}: ${sample.text}`),
      label('topic'),
    ]),
    { text: 'message', label: 'topic' },
  ),
  csv(
    'fila e prioridade.csv',
    table(204, 'tickets', [
      made('Subject', ({ sample, i }) => `${sample.text.slice(0, 18)} (${i})`),
      text('Body'),
      label('Queue'),
      oneOf('Priority', ['high', 'low']),
    ]),
    { asks: ['label'] },
  ),
  csv(
    'nota ao lado do sentimento.csv',
    table(205, 'reviews', [text('Comentário'), oneOf('Nota', [1, 2, 3, 4, 5]), label('Sentimento')]),
    {
      text: 'Comentário',
      label: 'Sentimento',
    },
  ),
  csv(
    'classe e assunto.csv',
    table(206, 'ementas', [
      oneOf('Classe processual', ['Apelação', 'Agravo', 'Recurso']),
      text('Ementa'),
      label('Assunto'),
    ]),
    {
      asks: ['label'],
    },
  ),
  csv(
    'rotulo e seu nome.csv',
    table(207, 'tickets', [
      text('text'),
      made('label', ({ sample }) => sample.label.length),
      label('label_text'),
    ]),
    { asks: ['label'] },
  ),
  csv(
    'urgente ou nao.csv',
    table(208, 'ouvidoria', [text('Relato'), oneOf('Urgente', [0, 1]), label('Tipo')]),
    {
      text: 'Relato',
      label: 'Tipo',
    },
  ),
  csv(
    'categorias de muitas palavras.csv',
    table(209, 'ementas', [text('Ementa'), made('Tema', ({ sample }) => longNames[sample.label] ?? '')]),
    {
      text: 'Ementa',
      label: 'Tema',
    },
  ),
  csv(
    'assunto como texto.csv',
    table(210, 'pesquisa', [counter('Id'), text('Assunto'), label('Categoria')]),
    {
      text: 'Assunto',
      label: 'Categoria',
    },
  ),
  csv(
    'tres datas.csv',
    table(211, 'movimentos', [
      date('Entrada'),
      date('Saída'),
      text('Histórico'),
      label('Desfecho'),
      date('Prazo'),
    ]),
    {
      text: 'Histórico',
      label: 'Desfecho',
    },
  ),
  book(
    'tabela de apoio ao lado.xlsx',
    [plain.names, ...plain.rows].map((cells, i) => [
      ...cells,
      null,
      ...(i === 0 ? ['Código', 'Nome'] : (lookup[i - 1] ?? [])),
    ]),
    { text: 'Relato', label: 'Categoria', rows: 80 },
  ),
  book(
    'resumo acima da tabela.xlsx',
    [
      ['Categoria', 'Total'],
      ['Iluminação', 20],
      ['Transporte', 21],
      ['Saúde', 19],
      [],
      plain.names,
      ...plain.rows,
    ],
    { headerRow: 6, asks: ['header'] },
  ),
  {
    file: 'tabulacoes com nome de csv.csv',
    truth: {
      headerRow: 1,
      encoding: 'utf-8-bom',
      separator: '\t',
      text: 'Relato',
      label: 'Categoria',
      rows: 80,
    },
    bytes: () => encoded(textOf([plain.names, ...plain.rows], { separator: '\t' }), 'utf-8-bom'),
  },
  {
    file: 'colunas alinhadas.txt',
    truth: { headerRow: 1, encoding: 'utf-8', asks: ['separator'] },
    bytes: () =>
      Buffer.from(
        [plain.names, ...plain.rows]
          .map(([relato, categoria]) => `${shown(relato ?? null).padEnd(90)}${shown(categoria ?? null)}\n`)
          .join(''),
      ),
  },
  {
    file: 'linha de tracos.csv',
    truth: { headerRow: 1, encoding: 'utf-8', separator: ';', text: 'Relato', label: 'Categoria', rows: 80 },
    bytes: () => textBytes([plain.names, ['------', '---------'], ...plain.rows], { separator: ';' }),
  },
];
