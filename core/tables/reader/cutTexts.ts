/** Finds texts that the program which wrote the workbook cut: several of exactly a known limit's length, none longer. */
import { addRow, emptyRowList } from './rowList.ts';
import type { RowList } from './rowList.ts';

/** Characters of a cell in files of old programs, and in every workbook. */
const knownLimits = [255, 32_767];

export interface CutTexts {
  longest: number;
  readonly atLimit: ReadonlyMap<number, RowList>;
}

export function emptyCutTexts(): CutTexts {
  return { longest: 0, atLimit: new Map(knownLimits.map((limit) => [limit, emptyRowList()])) };
}

export function noteLength(texts: CutTexts, length: number, rowNumber: number): void {
  if (length > texts.longest) texts.longest = length;
  const rows = texts.atLimit.get(length);
  if (rows) addRow(rows, rowNumber);
}

/** Rows with texts that end where the longest possible text ends; a single one may be chance. */
export function cutRows({ longest, atLimit }: CutTexts): RowList {
  const rows = atLimit.get(longest);
  return rows && rows.count > 1 ? rows : emptyRowList();
}
