/** Columns as letters: A is 0, XFD is 16,383. */

/** Columns that a worksheet can have. */
export const sheetColumns = 16_384;

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** 0-based column and 1-based row of "C7" or "$C$7"; undefined for anything else. */
export function parseCell(reference: string): { column: number; row: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (!match?.[1] || !match[2]) return undefined;
  let column = 0;
  for (const letter of match[1].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(match[2]) };
}

export interface CellRange {
  readonly from: { readonly column: number; readonly row: number };
  readonly to: { readonly column: number; readonly row: number };
}

/** "A1:C7", or a single cell as a range of one. */
export function parseRange(reference: string): CellRange | undefined {
  const [first = '', last = first] = reference.split(':');
  const [from, to] = [parseCell(first), parseCell(last)];
  return from && to ? { from, to } : undefined;
}

export function rangeText({ from, to }: CellRange): string {
  const first = `${columnLetters(from.column)}${from.row}`;
  const last = `${columnLetters(to.column)}${to.row}`;
  return first === last ? first : `${first}:${last}`;
}
