/** The last step of reading: one cell per column of the table, in its order. */
import type { TableColumn, TableRow } from '../contract/table.ts';

export function fitToColumns(rows: readonly TableRow[], columns: readonly TableColumn[]): TableRow[] {
  const fits = ({ cells }: TableRow) =>
    cells.length === columns.length && columns.at(-1)?.index === columns.length - 1;
  return rows.map((row) =>
    fits(row) ? row : { rowNumber: row.rowNumber, cells: columns.map(({ index }) => row.cells[index] ?? '') },
  );
}
