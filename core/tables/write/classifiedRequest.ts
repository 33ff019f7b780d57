/** What is asked of the writer, and what it answers. */
import type { TableHead } from '../../contract/table.ts';

export interface RowVerdict {
  readonly label: string;
  /** Probability, 0 to 1. */
  readonly confidence: number;
  readonly needsReview: boolean;
}

export interface ClassifiedRequest {
  /** The file that was read; it is never changed. */
  readonly path: string;
  /** Where the copy goes. */
  readonly output: string;
  /** What becomes of a file that already lies at `output`: refused if left out; `number` puts the first free number behind the copy's name. */
  readonly ifThere?: 'refuse' | 'replace' | 'number' | undefined;
  readonly head: TableHead;
  /** Header texts in the reader's language. */
  readonly columns: { readonly category: string; readonly confidence: string; readonly review: string };
  /** Words of the "needs review" column. */
  readonly yes: string;
  readonly no: string;
  /** By row number of the file, as the reader counted them. Rows without a verdict get no text. */
  readonly verdicts: ReadonlyMap<number, RowVerdict>;
}

export interface ClassifiedResult {
  /** Where the copy lies: `output`, with the ending that fits where it had none or the original's does not. */
  readonly output: string;
  /** The three header texts as written; a number was put behind those that were taken. */
  readonly addedColumns: readonly [string, string, string];
  /** The format cannot be edited in place: values went to a new .xlsx, formats and drawings did not. */
  readonly converted: boolean;
  /** Characters that the file's encoding cannot write, shown as "?". */
  readonly replacedCharacters: number;
  /** Texts that a spreadsheet would have run as a formula, and got an apostrophe. */
  readonly neutralised: number;
}
