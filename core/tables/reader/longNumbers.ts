/**
 * Finds numbers that a spreadsheet program damaged: it keeps 15 digits and replaces the rest by zeros, which makes
 * different process numbers equal. In text files the damage shows as 8,00031E+19 or as zeros after the 15th digit.
 */
import { addRow, emptyRowList } from './rowList.ts';
import type { RowList } from './rowList.ts';

const keptDigits = 15;
const scientific = /^\d(?:[.,]\d+)?E\+(?:1[5-9]|[2-9]\d)$/i;
const longDigits = /^\d{16,}$/;

export interface LongNumberTally {
  readonly certain: RowList;
  /** By column: rows with zeros after the 15th digit, which are damage only if no number has anything else there. */
  readonly suspects: Map<number, { readonly zeroTails: RowList; intact: boolean }>;
}

export function emptyLongNumberTally(): LongNumberTally {
  return { certain: emptyRowList(), suspects: new Map() };
}

export function noteLongNumbers(tally: LongNumberTally, cells: readonly string[], rowNumber: number): void {
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column] ?? '';
    if (cell.length < 5 || cell.length > 40) continue;
    const digit = cell.charCodeAt(0);
    if (digit < 0x30 || digit > 0x39) continue;
    if (scientific.test(cell)) addRow(tally.certain, rowNumber);
    else if (longDigits.test(cell)) noteSuspect(tally, { column, cell, rowNumber });
  }
}

function noteSuspect(
  tally: LongNumberTally,
  { column, cell, rowNumber }: { column: number; cell: string; rowNumber: number },
): void {
  const suspect = tally.suspects.get(column) ?? { zeroTails: emptyRowList(), intact: false };
  tally.suspects.set(column, suspect);
  if (/^0+$/.test(cell.slice(keptDigits))) addRow(suspect.zeroTails, rowNumber);
  else suspect.intact = true;
}

/** Rows with damaged numbers, in order. */
export function damagedRows(tally: LongNumberTally): RowList {
  const lists = [tally.certain];
  for (const { zeroTails, intact } of tally.suspects.values()) {
    if (!intact && zeroTails.count > 1) lists.push(zeroTails);
  }
  const rows = [...new Set(lists.flatMap((list) => list.rows))].sort((a, b) => a - b);
  const hidden = lists.reduce((sum, list) => sum + list.rowCount - list.rows.length, 0);
  const count = rows.length + hidden;
  return { count, rowCount: count, lastRow: rows.at(-1) ?? 0, rows };
}
