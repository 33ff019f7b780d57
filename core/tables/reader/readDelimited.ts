/** Rows of csv, tsv and txt. */
import { cleanText } from './cellText.ts';
import { delimitedRecords } from './delimitedRecords.ts';
import type { DelimitedText } from './delimitedRecords.ts';
import type { RawRow } from './rawRow.ts';

export async function* readDelimited(text: DelimitedText): AsyncGenerator<readonly RawRow[]> {
  let rowNumber = 0;
  for await (const records of delimitedRecords(text)) {
    yield records.map(({ cells }): RawRow => ({ rowNumber: ++rowNumber, cells: cells.map(cleanText) }));
  }
}
