/** Recognises rows that sum the table up: "Total", "TOTAL GERAL", a formula that sums, or bare sums in the last row. */
import { foldName, isNumeric, parseNumber } from './cellText.ts';
import type { RawRow } from './rawRow.ts';

const totalName =
  /^(?:(?:sub|grand |sub-)?tota(?:l|is|ls)|soma|somatorio|sum)(?: (?:geral|general|parcial))?(?: (?:de|da|do|dos|das|of|por)(?: \S+){1,4})?\s*[:.=]?$/;
/** Cheap look before the name is folded: this is asked for every row. */
const beginsLikeTotal = /^(?:sub|grand|tot|som|sum)/i;
/** A column this full is empty in a data row by accident only. */
const alwaysFilledShare = 0.9;
const fewestRows = 2;

/** What is known of the data rows so far, by position. */
export interface ColumnTally {
  rows: number;
  readonly filled: number[];
  readonly sums: number[];
}

export function emptyColumnTally(): ColumnTally {
  return { rows: 0, filled: [], sums: [] };
}

export function addToTally(tally: ColumnTally, cells: readonly string[]): void {
  tally.rows++;
  for (let c = 0; c < cells.length; c++) {
    const cell = cells[c] ?? '';
    if (cell === '') continue;
    tally.filled[c] = (tally.filled[c] ?? 0) + 1;
    if (isNumeric(cell)) tally.sums[c] = (tally.sums[c] ?? 0) + parseNumber(cell);
  }
}

/** True for a row that names itself a total, or whose formulas sum, and that leaves out what every data row has. */
export function isTotalRow(row: RawRow, tally: ColumnTally): boolean {
  if (row.hasSumFormula === true && lacksUsualCell(row.cells, tally)) return true;
  const start = row.cells.findIndex((cell) => cell !== '');
  const first = row.cells[start] ?? '';
  if (!beginsLikeTotal.test(first) || first.length > 60) return false;
  const others = row.cells.slice(start + 1).filter((cell) => cell !== '');
  if (!totalName.test(foldName(first).replace(/\s+/g, ' '))) return false;
  const onlyNumbers = others.every((cell) => isNumeric(cell) || totalName.test(foldName(cell)));
  return onlyNumbers && (lacksUsualCell(row.cells, tally) || hasNumberAmongWords(row.cells, tally));
}

/** A number stands where all data rows have words. */
function hasNumberAmongWords(cells: readonly string[], { rows, filled, sums }: ColumnTally): boolean {
  const isWorded = (c: number) => sums[c] === undefined && (filled[c] ?? 0) > 0;
  return rows >= fewestRows && cells.some((cell, c) => isNumeric(cell) && isWorded(c));
}

/** True for a last row of nothing but numbers, each the sum or the count of its column. */
export function isRowOfSums({ cells }: RawRow, tally: ColumnTally): boolean {
  if (tally.rows < fewestRows || !lacksUsualCell(cells, tally)) return false;
  const filled = [...cells.keys()].filter((c) => cells[c] !== '');
  return filled.length > 0 && filled.every((c) => isSumOf(cells[c] ?? '', c, tally));
}

function isSumOf(cell: string, column: number, tally: ColumnTally): boolean {
  const value = parseNumber(cell);
  const sum = tally.sums[column] ?? Number.NaN;
  return value === tally.filled[column] || Math.abs(value - sum) <= 1e-6 * Math.max(1, Math.abs(sum));
}

function lacksUsualCell(cells: readonly string[], tally: ColumnTally): boolean {
  if (tally.rows < fewestRows) return false;
  return tally.filled.some((count, c) => count >= alwaysFilledShare * tally.rows && (cells[c] ?? '') === '');
}
