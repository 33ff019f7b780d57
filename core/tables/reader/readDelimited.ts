/** Rows of csv, tsv and txt. */
import { cleanText } from './cellText.ts';
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
}

const batchRows = 2_000;

export function* readDelimited(text: DelimitedText): Generator<readonly RawRow[]> {
  let batch: RawRow[] = [];
  let rowNumber = 0;
  for (const { cells, hasOpenQuote } of splitRecords(text.bytes, text)) {
    batch.push({ rowNumber: ++rowNumber, cells: cells.map(cleanText) });
    if (hasOpenQuote) addRow(text.openQuotes, rowNumber);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
