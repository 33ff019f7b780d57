/** Workbooks with something above, below or between the rows of the table. */
import { sheetOf, workbookBytes } from '../workbookFile.ts';
import type { SheetRow, WorkbookFormat } from '../workbookFile.ts';
import type { Layout, LayoutTruth } from './layout.ts';
import {
  counter,
  court,
  date,
  label,
  oneOf,
  person,
  processNumber,
  sampleTable,
  text,
} from './sampleColumns.ts';
import type { SampleTable } from './sampleColumns.ts';

const plain = sampleTable({ topic: 'movimentos', columns: [text('Movimentação'), label('Situação')] });
const report = sampleTable({
  topic: 'movimentos',
  seed: 4,
  columns: [
    counter('Nº'),
    processNumber('Processo'),
    date('Data'),
    text('Andamento'),
    label('Classificação'),
  ],
});
const complaints = sampleTable({
  topic: 'ouvidoria',
  seed: 5,
  count: 90,
  columns: [
    date('Data'),
    oneOf('Bairro', ['Centro', 'Jardim', 'Vila Nova']),
    text('Relato'),
    label('Categoria'),
  ],
});

function book(file: string, rows: readonly SheetRow[], truth: LayoutTruth): Layout {
  const format = file.split('.').at(-1) as WorkbookFormat;
  return { file, truth, bytes: () => workbookBytes(format, { sheets: { Plan1: sheetOf(rows) } }) };
}

const below = ({ names, rows }: SampleTable): SheetRow[] => [names, ...rows];
const andamento = { text: 'Andamento', label: 'Classificação' } as const;
const relato = { text: 'Relato', label: 'Categoria' } as const;

/** The rows in groups of `size`, each followed by what `after` makes of the group's number and length. */
function grouped(rows: readonly SheetRow[], size: number, after: (rows: number) => SheetRow[]): SheetRow[] {
  const groups: SheetRow[] = [];
  for (let start = 0; start < rows.length; start += size) {
    const group = rows.slice(start, start + size);
    groups.push(...group, ...after(group.length));
  }
  return groups;
}

export const titledBooks: readonly Layout[] = [
  ...(['xlsx', 'xls', 'ods'] as const).map((format) =>
    book(`simples.${format}`, below(plain), {
      headerRow: 1,
      text: 'Movimentação',
      label: 'Situação',
      rows: 60,
    }),
  ),
  ...(['xlsx', 'xls', 'ods'] as const).map((format) =>
    book(
      `titulos.${format}`,
      [['Relatório de andamentos da 3ª Vara'], ['Emitido em 12/03/2024'], [], ...below(report)],
      { headerRow: 4, ...andamento, rows: 60, says: ['title_rows_skipped'] },
    ),
  ),
  book(
    'espaco para o brasao.xlsx',
    [
      [],
      [],
      [],
      [null, null, 'MINISTÉRIO PÚBLICO DO ESTADO'],
      [null, null, 'Promotoria de Justiça'],
      [],
      ...below(report),
    ],
    { headerRow: 7, ...andamento, rows: 60, says: ['title_rows_skipped'] },
  ),
  book(
    'titulo em duas celulas.xlsx',
    [['Período: 01/2024 a 12/2024', null, null, null, 'Página 1 de 1'], ...below(report)],
    { headerRow: 2, ...andamento, rows: 60 },
  ),
  book(
    'parametros da consulta.xlsx',
    [
      ['Comarca:', 'São Paulo'],
      ['Ano:', '2024'],
      ['Usuário:', 'm123456'],
      ['Gerado em:', '02/04/2024 10:31'],
      [],
      ...below(report),
    ],
    { headerRow: 6, ...andamento, rows: 60, says: ['title_rows_skipped'] },
  ),
  book(
    'parametros sobre duas colunas.xlsx',
    [['Comarca:', 'São Paulo'], ['Ano:', '2024'], ['Usuário:', 'm123456'], [], ...below(plain)],
    { headerRow: 5, text: 'Movimentação', label: 'Situação', rows: 60 },
  ),
  book('linha vazia sob os nomes.xlsx', [complaints.names, [], ...complaints.rows], {
    headerRow: 1,
    ...relato,
    rows: 90,
    says: ['blank_rows_skipped'],
  }),
  book('linhas vazias entre grupos.ods', [complaints.names, ...grouped(complaints.rows, 9, () => [[]])], {
    headerRow: 1,
    ...relato,
    rows: 90,
    says: ['blank_rows_skipped'],
  }),
  book('total no fim.xlsx', [...below(report), ['TOTAL GERAL', null, null, null, 60]], {
    headerRow: 1,
    ...andamento,
    rows: 60,
    says: ['total_rows_skipped'],
  }),
  book(
    'total por formula.xlsx',
    [...below(report), [{ t: 'n', v: 1_830, f: 'SUM(A2:A61)' }, null, null, null, null]],
    { headerRow: 1, ...andamento, rows: 60, says: ['total_rows_skipped', 'formulas_read_as_values'] },
  ),
  book(
    'subtotais por grupo.xlsx',
    [complaints.names, ...grouped(complaints.rows, 15, (rows) => [['Subtotal', null, null, rows]])],
    { headerRow: 1, ...relato, rows: 90, says: ['total_rows_skipped'] },
  ),
  book(
    'nomes repetidos por pagina.xls',
    [...below(report).slice(0, 31), ...below(report).slice(0, 1), ...below(report).slice(31)],
    {
      headerRow: 1,
      ...andamento,
      rows: 60,
      says: ['repeated_headers_skipped'],
    },
  ),
  book(
    'notas de rodape.xlsx',
    [...below(report), [], ['Fonte: sistema de acompanhamento.'], ['* Dados sujeitos a revisão.']],
    { headerRow: 1, ...andamento },
  ),
  book('tabela longe do canto.xlsx', [[], [], ...below(report).map((cells) => [null, null, ...cells])], {
    headerRow: 3,
    ...andamento,
    rows: 60,
  }),
  book('export largo.xlsx', below(wideTable()), {
    headerRow: 1,
    text: 'Relato do fato',
    label: 'Natureza',
    rows: 80,
  }),
  book('poucas linhas.xlsx', below({ ...plain, rows: plain.rows.slice(0, 8) }), {
    headerRow: 1,
    text: 'Movimentação',
    label: 'Situação',
    rows: 8,
  }),
];

function wideTable(): SampleTable {
  const flags = Array.from({ length: 18 }, (_, i) => oneOf(`Campo ${i + 1}`, ['S', 'N']));
  return sampleTable({
    topic: 'ouvidoria',
    seed: 8,
    count: 80,
    columns: [
      counter('Id'),
      processNumber('Protocolo'),
      date('Data'),
      person('Atendente'),
      court('Unidade'),
      ...flags,
      text('Relato do fato'),
      label('Natureza'),
      date('Atualizado em'),
    ],
  });
}
