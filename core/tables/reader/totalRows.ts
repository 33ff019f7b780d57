/** Recognises rows that sum the table up: "Total", "TOTAL GERAL", a formula that sums, or bare sums in the last row. */
import { foldName, isNumeric, parseNumber } from './cellText.ts';
import type { RawRow } from './rawRow.ts';

const totalName =
  /^(?:(?:sub|grand |sub-)?tota(?:l|is|ls)|soma|somatorio|sum)(?: (?:geral|general|parcial))?(?: (?:de|da|do|dos|das|of|por)(?: \S+){1,4})?\s*[:.=]?$/;
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
  const filled = row.cells.filter((cell) => cell !== '');
  const [first = '', ...others] = filled;
  if (row.hasSumFormula === true && lacksUsualCell(row.cells, tally)) return true;
  if (first.length > 60 || !totalName.test(foldName(first).replace(/\s+/g, ' '))) return false;
  return (
    others.every((cell) => isNumeric(cell) || totalName.test(foldName(cell))) &&
    lacksUsualCell(row.cells, tally)
  );
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
