/** Cells merged over several rows: their text belongs to every one of them. */
import type { CellObject } from '@e965/xlsx';
import { cleanText } from './cellText.ts';
import type { ParsedSheet } from './parsedSheet.ts';

/** Texts for the rows below the first of each merged cell, by row and column. */
export type FilledCells = ReadonlyMap<number, ReadonlyMap<number, string>>;

export function fillMerged({ data, merges }: ParsedSheet, textOf: (cell: CellObject) => string): FilledCells {
  const fill = new Map<number, Map<number, string>>();
  for (const { s: start, e: end } of merges) {
    const cell = data[start.r]?.[start.c];
    const text = cell ? cleanText(textOf(cell)) : '';
    if (text === '') continue;
    for (let r = start.r + 1; r <= Math.min(end.r, data.length - 1); r++) {
      const row = fill.get(r) ?? new Map<number, string>();
      fill.set(r, row.set(start.c, text));
    }
  }
  return fill;
}
