/** The same workbook with three columns more on one sheet; every other part keeps its bytes. */
import { AppError } from '../../../contract/errors/appError.ts';
import type { ClassifiedRequest } from '../classifiedRequest.ts';
import type { InputFile } from '../inputFile.ts';
import type { OutputFile } from '../outputFile.ts';
import { zipContent, zipText } from '../zip/zipContent.ts';
import { copyZip } from '../zip/zipCopy.ts';
import { readZipDirectory } from '../zip/zipDirectory.ts';
import type { AddedCell } from './addedCell.ts';
import { addSheetColumns } from './addSheetColumns.ts';
import type { AddedColumns } from './addSheetColumns.ts';
import { sheetColumns } from './cellReference.ts';
import { findPercentStyle } from './percentStyle.ts';
import { readSheetLayout } from './sheetLayout.ts';
import type { SheetLayout } from './sheetLayout.ts';
import { findWorkbookParts } from './workbookParts.ts';

export type XlsxRequest = Pick<ClassifiedRequest, 'head' | 'yes' | 'no' | 'verdicts'> & {
  readonly source: InputFile;
  readonly names: readonly [string, string, string];
};

/**
 * Copies the workbook into `output`. The columns come right of everything the sheet uses. The confidence is a number
 * from 0 to 1, shown as a percentage where the workbook has such a format: its styles are not touched for it.
 */
export async function writeXlsx(request: XlsxRequest, output: OutputFile): Promise<void> {
  const file = request.source;
  const directory = await readZipDirectory(file);
  const parts = await findWorkbookParts(file, directory, request.head.sheet);
  const percent = parts.styles ? findPercentStyle(await zipText(file, parts.styles)) : undefined;
  const layout = await readSheetLayout(zipContent(file, parts.sheet), request.head.headerRow);
  if (!layout) throw new AppError('table.damaged', { path: file.path });
  const columns = planColumns(request, layout, percent?.toString());
  const content = addSheetColumns(zipContent(file, parts.sheet), columns);
  await copyZip({ file, directory }, { entry: parts.sheet, content }, output);
}

function planColumns(request: XlsxRequest, layout: SheetLayout, percent: string | undefined): AddedColumns {
  const first = layout.lastColumn + 1;
  const last = first + 2;
  if (last >= sheetColumns) {
    throw new AppError('table.too_many_columns', {
      path: request.source.path,
      found: last + 1,
      limit: sheetColumns,
    });
  }
  const rows = new Map<number, AddedCell[]>();
  if (request.head.headerRow > 0) {
    const header = request.names.map((value, index) => ({
      column: first + index,
      value,
      style: layout.headerStyle,
    }));
    rows.set(request.head.headerRow, header);
  }
  for (const [rowNumber, { label, confidence, needsReview }] of request.verdicts) {
    rows.set(rowNumber, [
      { column: first, value: label },
      { column: first + 1, value: Number(confidence.toFixed(4)), style: percent },
      { column: last, value: needsReview ? request.yes : request.no },
    ]);
  }
  return { first, last, rows };
}
