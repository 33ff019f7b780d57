/** Rows of csv, tsv and txt. */
import { cleanText } from './cellText.ts';
import { isErrorWord } from './errorWords.ts';
import type { RawRow } from './rawRow.ts';
import { addRow } from './rowList.ts';
import type { RowList } from './rowList.ts';
import { splitRecords } from './splitRecords.ts';
import type { Splitting } from './splitRecords.ts';

export interface DelimitedText extends Splitting {
  /** UTF-8 without byte order mark. */
  readonly bytes: Buffer;
  /** Rows that began with a quote which nothing closed: filled in while reading. */
  readonly openQuotes: RowList;
  /** Rows with a cell that holds the name of an error, which is read as empty: filled in while reading. */
  readonly errorCells: RowList;
}

const batchRows = 2_000;

export function* readDelimited(text: DelimitedText): Generator<readonly RawRow[]> {
  let batch: RawRow[] = [];
  let rowNumber = 0;
  for (const { cells, hasOpenQuote } of splitRecords(text.bytes, text)) {
    rowNumber++;
    batch.push({
      rowNumber,
      cells: cells.map((cell) => valueOf(cleanText(cell), rowNumber, text.errorCells)),
    });
    if (hasOpenQuote) addRow(text.openQuotes, rowNumber);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function valueOf(cell: string, rowNumber: number, errorCells: RowList): string {
  if (!isErrorWord(cell)) return cell;
  addRow(errorCells, rowNumber);
  return '';
}
