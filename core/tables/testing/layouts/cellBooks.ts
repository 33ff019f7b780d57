/** Workbooks with cells, rows and columns that people merged, hid, filtered, computed or formatted. */
import { sheetOf, workbookBytes } from '../workbookFile.ts';
import type { SheetRow, WorkbookFormat } from '../workbookFile.ts';
import type { Layout, LayoutTruth } from './layout.ts';
import { counter, court, label, made, processNumber, sampleTable, text } from './sampleColumns.ts';
import { shown } from './textBytes.ts';

type Extras = NonNullable<Parameters<typeof sheetOf>[1]>;

function book(file: string, rows: readonly SheetRow[], plan: LayoutTruth & { extras?: Extras }): Layout {
  const { extras = {}, ...truth } = plan;
  const format = file.split('.').at(-1) as WorkbookFormat;
  return { file, truth, bytes: () => workbookBytes(format, { sheets: { Dados: sheetOf(rows, extras) } }) };
}

const plain = sampleTable({
  topic: 'ouvidoria',
  seed: 21,
  columns: [counter('Id'), court('Unidade'), text('Manifestação'), label('Categoria')],
});
const found = { headerRow: 1, text: 'Manifestação', label: 'Categoria', rows: 60 } as const;
const rows = [plain.names, ...plain.rows];

/** Sorted by category, each category written once and merged over its rows. */
function mergedLabels(): { rows: SheetRow[]; merges: Extras['!merges'] } {
  const sorted = [...plain.rows].sort((a, b) => (shown(a[3] ?? null) < shown(b[3] ?? null) ? -1 : 1));
  const merges: NonNullable<Extras['!merges']> = [];
  const written = sorted.map((row, i): SheetRow => {
    if (i > 0 && sorted[i - 1]?.[3] === row[3]) {
      merges[merges.length - 1]!.e.r = i + 1;
      return [...row.slice(0, 3), null];
    }
    merges.push({ s: { r: i + 1, c: 3 }, e: { r: i + 1, c: 3 } });
    return row;
  });
  return { rows: [plain.names, ...written], merges };
}

const formatted = sampleTable({
  topic: 'movimentos',
  seed: 22,
  columns: [
    made('Data', ({ i }) => ({ t: 'n', v: 45_300 + i, z: 'm/d/yy' })),
    made('Desconto', ({ chance }) => ({ t: 'n', v: chance.integer(1, 99) / 1000, z: '0.0%' })),
    made('Valor', ({ chance }) => ({ t: 'n', v: chance.integer(100_000, 999_999) / 100, z: '#,##0.00' })),
    text('Histórico'),
    label('Classe'),
  ],
});
const damaged = sampleTable({
  topic: 'movimentos',
  seed: 23,
  columns: [
    made('Processo', ({ i }) => ({ t: 'n', v: 8_003_112_018_826_000 + i * 1e6 })),
    text('Texto'),
    label('Categoria'),
  ],
});
const computed = sampleTable({
  topic: 'movimentos',
  seed: 24,
  columns: [
    processNumber('Processo'),
    text('Texto'),
    made('Categoria', ({ sample }) => ({ t: 's', v: sample.label, f: 'VLOOKUP(A2,Apoio!A:B,2,0)' })),
  ],
});
const lineBreaks = sampleTable({
  topic: 'incidents',
  seed: 25,
  columns: [made('Report', ({ sample }) => sample.text.replaceAll('. ', '.\n')), label('Team')],
});
const merged = mergedLabels();
const hiddenRows = Array.from({ length: 61 }, (_, i) => (i % 3 === 2 ? { hidden: true } : {}));

export const cellBooks: readonly Layout[] = [
  ...(['xlsx', 'xls', 'ods'] as const).map((format) =>
    book(`categorias mescladas.${format}`, merged.rows, {
      ...found,
      says: ['merged_cells_filled'],
      extras: { '!merges': merged.merges ?? [] },
    }),
  ),
  book('titulo mesclado sobre tudo.xlsx', [['Ouvidoria municipal', null, null, null], ...rows], {
    ...found,
    headerRow: 2,
    extras: { '!merges': [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }] },
    says: ['title_rows_skipped'],
  }),
  book('linhas ocultas.xlsx', rows, {
    ...found,
    says: ['hidden_rows_kept'],
    extras: { '!rows': hiddenRows },
  }),
  book('coluna oculta.xlsx', rows, {
    ...found,
    says: ['hidden_columns_kept'],
    extras: { '!cols': [{}, { hidden: true }] },
  }),
  book('filtro ligado.xlsx', rows, {
    ...found,
    says: ['filter_ignored'],
    extras: { '!rows': hiddenRows, '!autofilter': { ref: 'A1:D61' } },
  }),
  book('filtro sem linhas ocultas.xlsx', rows, { ...found, extras: { '!autofilter': { ref: 'A1:D61' } } }),
  book('datas valores e porcentagens.xlsx', [formatted.names, ...formatted.rows], {
    headerRow: 1,
    text: 'Histórico',
    label: 'Classe',
    rows: 60,
    says: ['dates_as_shown', 'percentages_as_shown', 'numbers_as_shown'],
  }),
  book('datas valores e porcentagens.ods', [formatted.names, ...formatted.rows], {
    headerRow: 1,
    text: 'Histórico',
    label: 'Classe',
    rows: 60,
  }),
  book('numeros de processo danificados.xlsx', [damaged.names, ...damaged.rows], {
    headerRow: 1,
    text: 'Texto',
    label: 'Categoria',
    rows: 60,
    says: ['long_numbers_damaged'],
  }),
  book('categorias por formula.xlsx', [computed.names, ...computed.rows], {
    headerRow: 1,
    text: 'Texto',
    label: 'Categoria',
    rows: 60,
    says: ['formulas_read_as_values'],
  }),
  book('line breaks in cells.xlsx', [lineBreaks.names, ...lineBreaks.rows], {
    headerRow: 1,
    text: 'Report',
    label: 'Team',
    rows: 60,
  }),
  book(
    'celulas com erro.xlsx',
    rows.map((row, i) => (i % 20 === 5 ? [...row.slice(0, 3), { t: 'e', v: 42, w: '#N/A' }] : row)),
    { ...found, says: ['error_cells_emptied'] },
  ),
];
