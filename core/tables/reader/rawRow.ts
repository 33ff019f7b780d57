/** A row as a format's reader hands it on: clean texts by position, nothing decided yet. */
export interface RawRow {
  /** 1-based, as the user's spreadsheet program counts. */
  readonly rowNumber: number;
  /** Cells left out at the end are empty. */
  readonly cells: readonly string[];
  /** A formula of this row adds up or counts a column. */
  readonly hasSumFormula?: boolean;
  /** A number of this row has more digits than spreadsheet programs keep. */
  readonly hasLongNumber?: boolean;
}

export type RawRows = AsyncIterable<readonly RawRow[]> | Iterable<readonly RawRow[]>;
