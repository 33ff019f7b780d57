/** The sample as a court office would export it: a title above the header, blank rows, a total, a second sheet. */
import { utils } from '@e965/xlsx';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { createChance } from './chance.ts';
import type { Chance } from './chance.ts';
import type { SampleRow } from './sampleRows.ts';

export const sampleSheetName = 'Movimentações';
/** 1-based row of the sheet that holds the names of the columns. */
export const sampleHeaderRow = 4;
export const sampleColumns = ['Nº', 'Data', 'Processo', 'Movimentação', 'Categoria'] as const;

const title = 'RELATÓRIO DE MOVIMENTAÇÕES — JUÍZO DE EXEMPLO';
const subtitle = 'Nomes, números e fatos são inventados. Gerado por “npm run sample”.';
const readMe = [
  ['Planilha de exemplo do BERT Training Workbench'],
  ['Textos em “Movimentação”, categorias em “Categoria”.'],
  [
    'Tem de propósito os defeitos das planilhas de verdade: categorias escritas de vários jeitos, linhas repetidas, células vazias, erros de classificação.',
  ],
];
/** 1 January 2023 and 31 December 2024 as Excel counts days. */
const firstDay = 44_927;
const lastDay = 45_657;

/** A cell's value; a formula has the value a spreadsheet program would show. */
type Cell = string | number | { readonly formula: string; readonly value: number };

/** All cells of the main sheet, row by row from the top; '' where a cell is empty. */
export function sampleCells(rows: readonly SampleRow[], seed: number): Cell[][] {
  const days = someDays(rows.length, createChance(seed + 1));
  const data = rows.map(({ process, text, label }, i): Cell[] => [
    i + 1,
    days[i] ?? firstDay,
    process,
    text,
    label,
  ]);
  const blanks = [Math.floor(rows.length / 3), Math.floor((rows.length * 2) / 3)];
  const spaced = data.flatMap((cells, i): Cell[][] =>
    blanks.includes(i) ? [['', '', '', '', ''], cells] : [cells],
  );
  const last = sampleHeaderRow + spaced.length;
  const texts = {
    formula: `COUNTA(D${sampleHeaderRow + 1}:D${last})`,
    value: rows.filter(({ text }) => text !== '').length,
  };
  return [
    [title, '', '', '', ''],
    [subtitle, '', '', '', ''],
    ['', '', '', '', ''],
    [...sampleColumns],
    ...spaced,
    ['Total', '', '', texts, ''],
  ];
}

export function sampleWorkbook(rows: readonly SampleRow[], seed: number): WorkBook {
  const book = utils.book_new();
  utils.book_append_sheet(book, mainSheet(sampleCells(rows, seed)), sampleSheetName);
  const about = utils.aoa_to_sheet(readMe);
  about['!cols'] = [{ wch: 110 }];
  utils.book_append_sheet(book, about, 'Leia-me');
  return book;
}

function mainSheet(cells: readonly (readonly Cell[])[]): WorkSheet {
  const sheet = utils.aoa_to_sheet(
    cells.map((row, r) =>
      row.map((cell, c) => cellObject(cell, { isDate: r >= sampleHeaderRow && c === 1 })),
    ),
  );
  sheet['!cols'] = [{ wch: 6 }, { wch: 11 }, { wch: 27 }, { wch: 90 }, { wch: 26 }];
  sheet['!merges'] = [0, 1].map((r) => ({ s: { r, c: 0 }, e: { r, c: sampleColumns.length - 1 } }));
  return sheet;
}

function cellObject(cell: Cell, { isDate }: { isDate: boolean }): CellObject | null {
  if (cell === '') return null;
  if (typeof cell === 'string') return { t: 's', v: cell };
  if (typeof cell === 'number') return { t: 'n', v: cell, ...(isDate ? { z: 'dd/mm/yyyy' } : {}) };
  return { t: 'n', v: cell.value, f: cell.formula };
}

/** Days of entry, earliest first. */
function someDays(count: number, chance: Chance): number[] {
  return Array.from({ length: count }, () => chance.integer(firstDay, lastDay)).sort((a, b) => a - b);
}
