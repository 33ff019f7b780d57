/** Workbooks that cannot be edited in place, as xlsx: all sheets with values, formulas and number formats, no drawings. */
import { readFile } from 'node:fs/promises';
import { read, set_cptable, write } from '@e965/xlsx';
import type { ParsingOptions, WorkBook } from '@e965/xlsx';
import { AppError } from '../../../contract/errors/appError.ts';
import { sniffFormat } from '../../reader/sniffFormat.ts';
import { toUtf8 } from '../../reader/toUtf8.ts';
import { readFailure } from '../../files/fileFailure.ts';

/** Characters that a cell of an xlsx file can hold. */
const longestText = 32_767;

/** The bytes of an xlsx file. Throws file.* and table.damaged. */
export async function convertToXlsx(path: string): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw readFailure(error, path);
  });
  const workbook = await parse(bytes, path);
  shortenTexts(workbook);
  return write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** As the reader parsed it, so that its row numbers hold. */
async function parse(bytes: Buffer, path: string): Promise<WorkBook> {
  const content = sniffFormat(bytes);
  const options: ParsingOptions = { cellStyles: true, cellNF: true, cellFormula: true };
  // Files of Excel 95 and older hold texts in the code page of their computer.
  if (content.kind !== 'zip') set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  try {
    if (content.kind !== 'markup') return read(bytes, options);
    // `raw` keeps texts of digits as they are: 0800… would lose its zero, process numbers their end.
    return read(toUtf8(bytes, content.guess.encoding).toString('utf8'), {
      ...options,
      type: 'string',
      raw: true,
    });
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
