/** Counts rows and remembers the first ones: a fact about a million rows stays small. */
import type { TableFact } from '../../contract/table.ts';

const keptRows = 1_000;

export interface RowList {
  count: number;
  /** Different rows, those that are not kept included. */
  rowCount: number;
  lastRow: number;
  readonly rows: number[];
}

export function emptyRowList(): RowList {
  return { count: 0, rowCount: 0, lastRow: 0, rows: [] };
}

/** `count` counts calls: one row may be concerned several times, and is named once. Rows come in order. */
export function addRow(list: RowList, rowNumber: number): void {
  list.count++;
  if (list.lastRow === rowNumber) return;
  list.lastRow = rowNumber;
  list.rowCount++;
  if (list.rows.length < keptRows) list.rows.push(rowNumber);
}

/** The fact, or nothing where no row is concerned. */
export function rowFact(code: TableFact['code'], list: RowList): TableFact[] {
  const { count, rows, rowCount } = list;
  if (count === 0) return [];
  return [{ code, count, rows, ...(rowCount > rows.length && { rowCount }) }];
}
