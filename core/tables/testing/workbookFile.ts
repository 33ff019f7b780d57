/** Small workbooks for tests, written with SheetJS. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { WorkSheet } from '@e965/xlsx';

export type SheetRow = readonly (string | number | boolean | Date | null | object)[];

/** A sheet of the given cells; null leaves a cell out, an object is a SheetJS cell. */
export function sheetOf(rows: readonly SheetRow[], extras: Partial<WorkSheet> = {}): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  return Object.assign(sheet, extras);
}

export type WorkbookFormat = 'xlsx' | 'xls' | 'ods';

export interface WorkbookPlan {
  readonly sheets: Readonly<Record<string, WorkSheet>>;
  readonly hidden?: readonly string[];
  /** Writes equal texts once, as Excel does. */
  readonly sharesTexts?: boolean;
}

export function workbookBytes(format: WorkbookFormat, plan: WorkbookPlan): Buffer {
  const { sheets, hidden = [], sharesTexts = false } = plan;
  const book = utils.book_new();
  for (const [title, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, title);
  book.Workbook = { Sheets: book.SheetNames.map((title) => ({ Hidden: hidden.includes(title) ? 1 : 0 })) };
  return write(book, {
    type: 'buffer',
    bookType: format,
    compression: true,
    cellStyles: true,
    bookSST: sharesTexts,
  }) as Buffer;
}

/** Writes the workbook into the folder; the extension of the name decides the format. Returns the path. */
export function writeWorkbook(folder: string, name: string, plan: WorkbookPlan): string {
  const path = join(folder, name);
  writeFileSync(path, workbookBytes(name.split('.').at(-1) as WorkbookFormat, plan));
  return path;
}
