/** Picks the sheet with the data: visible, with many rows of several cells, some of them texts of several words. */
import { AppError } from '../../contract/errors/appError.ts';
import type { TableHead } from '../../contract/table.ts';
import { cleanText, foldName } from './cellText.ts';
import { findHeader } from './findHeader.ts';
import type { Cell, ParsedSheet } from './parsedSheet.ts';
import { cellText, isValueless } from './sheetRows.ts';

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
/** A second sheet a third as likely as the best leaves a question. */
const rivalWeight = 2;
/** A hidden sheet so many times as likely as the best visible one leaves a question. */
const mostOutdone = 3;

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
  const scored = sheets
    .filter(({ rows }) => rows > 0)
    .map((listed) => ({ chosen: listed.sheet, score: dataLikeness(listed) }))
    .sort((a, b) => b.score - a.score);
  const visible = scored.filter(({ chosen }) => !chosen.hidden);
  const [best, ...rivals] = visible.length > 0 ? visible : scored;
  if (!best) throw new AppError('table.empty', { path });
  const hidden = scored.find(({ chosen }) => chosen.hidden && chosen !== best.chosen);
  // The data of a workbook can be in the sheet that its maker hid; an old copy of the table says nothing.
  const isOutdone = hidden !== undefined && hidden.score > mostOutdone * best.score;
  if (rivals.length === 0 && !isOutdone) return { chosen: best.chosen };
  return { chosen: best.chosen, confidence: isOutdone ? 0.5 : confidenceOf(best, rivals) };
}

interface ScoredSheet {
  readonly chosen: ParsedSheet;
  readonly score: number;
}

/** Sheets of one kind (a year in each, a court in each) are all data: which to take is a question. */
function confidenceOf(best: ScoredSheet, [second, ...others]: readonly ScoredSheet[]): number {
  if (second === undefined) return 1;
  const names = namesOf(best.chosen);
  const isOneOfAKind = [second, ...others].some(
    ({ chosen }) => names.length > 1 && namesOf(chosen).join('\n') === names.join('\n'),
  );
  return isOneOfAKind ? 0.5 : best.score / (best.score + rivalWeight * second.score);
}

function namesOf(sheet: ParsedSheet): string[] {
  const rows = contentRows(sheet)
    .slice(0, sampleRows)
    .map((cells) => Array.from(cells, (cell) => (cell ? cleanText(cellText(cell)) : '')));
  const { index } = findHeader(rows);
  return (rows[index] ?? []).filter((name) => name !== '');
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
