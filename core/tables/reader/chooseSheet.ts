/** Picks the sheet with the data: visible, with many rows of several cells, some of them texts of several words. */
import { AppError } from '../../contract/errors/appError.ts';
import type { TableHead } from '../../contract/table.ts';
import { foldName } from './cellText.ts';
import type { Cell, ParsedSheet } from './parsedSheet.ts';
import { isValueless } from './sheetRows.ts';

export interface ListedSheet {
  readonly sheet: ParsedSheet;
  /** Rows with content. */
  readonly rows: number;
}

export interface SheetChoice {
  readonly chosen: ParsedSheet;
  /** Absent where the user chose or there was no choice. */
  readonly confidence?: number;
}

const sampleRows = 500;
/** A sheet without texts can be longer than the one with the texts: a table of codes, for example. */
const textlessWeight = 0.05;

/** All sheets, visible ones first. */
export function listSheets(sheets: readonly ParsedSheet[]): ListedSheet[] {
  const listed = sheets.map((sheet) => ({ sheet, rows: contentRows(sheet).length }));
  return [...listed.filter(({ sheet }) => !sheet.hidden), ...listed.filter(({ sheet }) => sheet.hidden)];
}

export function chooseSheet(
  sheets: readonly ListedSheet[],
  wanted: string | undefined,
  path: string,
): SheetChoice {
  if (wanted !== undefined) return { chosen: findSheet(sheets, wanted) };
  const visible = sheets.filter(({ sheet, rows }) => !sheet.hidden && rows > 0);
  const candidates = visible.length > 0 ? visible : sheets.filter(({ rows }) => rows > 0);
  const scored = candidates
    .map((listed) => ({ chosen: listed.sheet, score: dataLikeness(listed) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best) throw new AppError('table.empty', { path });
  return { chosen: best.chosen, ...(second && { confidence: best.score / (best.score + second.score) }) };
}

export function describeSheets(sheets: readonly ListedSheet[]): TableHead['sheets'] {
  return sheets.map(({ sheet, rows }) => ({ name: sheet.name, rows, hidden: sheet.hidden }));
}

function findSheet(sheets: readonly ListedSheet[], wanted: string): ParsedSheet {
  const all = sheets.map(({ sheet }) => sheet);
  const exact = all.find(({ name }) => name === wanted);
  const similar = all.filter(({ name }) => foldName(name) === foldName(wanted));
  const found = exact ?? (similar.length === 1 ? similar[0] : undefined);
  if (!found)
    throw new AppError('table.sheet_missing', { sheet: wanted, found: all.map(({ name }) => name) });
  return found;
}

function dataLikeness({ sheet, rows }: ListedSheet): number {
  const sample = contentRows(sheet).slice(0, sampleRows);
  const share = (test: (row: readonly Cell[]) => boolean) =>
    sample.filter(test).length / Math.max(1, sample.length);
  const wide = share((row) => row.filter(isFilled).length > 1);
  return rows * (0.1 + wide) * (textlessWeight + share((row) => row.some(isWorded)));
}

function contentRows({ data }: ParsedSheet): (readonly Cell[])[] {
  return data.filter((row) => row !== undefined).filter((row) => row.some(isFilled));
}

function isFilled(cell: Cell): boolean {
  return cell !== undefined && !isValueless(cell) && cell.v !== '';
}

function isWorded(cell: Cell): boolean {
  return cell?.t === 's' && /\p{L}\S*\s+\S*\p{L}\S*\s+\S/u.test(String(cell.v));
}
