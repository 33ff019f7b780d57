/** Workbooks that cannot be edited in place, as xlsx: all sheets with values, formulas and number formats, no drawings. */
import { readFile } from 'node:fs/promises';
import { read, write } from '@e965/xlsx';
import type { WorkBook } from '@e965/xlsx';
import { AppError } from '../../../contract/errors/appError.ts';
import { readFailure } from '../fileFailure.ts';

/** Characters that a cell of an xlsx file can hold. */
const longestText = 32_767;

/** The bytes of an xlsx file. Throws file.* and table.damaged. */
export async function convertToXlsx(path: string): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw readFailure(error, path);
  });
  const workbook = parse(bytes, path);
  shortenTexts(workbook);
  return write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

function parse(bytes: Buffer, path: string): WorkBook {
  try {
    return read(bytes, { cellStyles: true, cellNF: true, cellFormula: true });
  } catch (error) {
    throw new AppError('table.damaged', { path }, { cause: error });
  }
}

function shortenTexts(workbook: WorkBook): void {
  for (const sheet of Object.values(workbook.Sheets)) {
    for (const cell of Object.values(sheet) as unknown[]) {
      if (isTextCell(cell) && cell.v.length > longestText) cell.v = cell.v.slice(0, longestText);
    }
  }
}

function isTextCell(cell: unknown): cell is { v: string } {
  return typeof cell === 'object' && cell !== null && 'v' in cell && typeof cell.v === 'string';
}
