/** Counts rows and remembers the first ones: a fact about a million rows stays small. */
import type { TableFact } from '../../contract/table.ts';

const keptRows = 1_000;

export interface RowList {
  count: number;
  readonly rows: number[];
}

export function emptyRowList(): RowList {
  return { count: 0, rows: [] };
}

/** `count` counts calls: one row may be concerned several times, and is named once. Rows come in order. */
export function addRow(list: RowList, rowNumber: number): void {
  if (list.rows.length < keptRows && list.rows.at(-1) !== rowNumber) list.rows.push(rowNumber);
  list.count++;
}

/** The fact, or nothing where no row is concerned. */
export function rowFact(code: TableFact['code'], list: RowList): TableFact[] {
  return list.count === 0 ? [] : [{ code, count: list.count, rows: list.rows }];
}
