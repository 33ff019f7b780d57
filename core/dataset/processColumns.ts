/** The columns of process numbers: rows that share one stay in one part of a split. */
import type { Table } from '../contract/table.ts';
import type { ChosenColumns } from './chooseColumns.ts';
import { processNumbers } from './processNumbers.ts';
import { profileColumns } from './profileColumns.ts';

type TableRows = Pick<Table, 'columns' | 'rows'>;

export interface ProcessColumn {
  readonly name: string;
  /** Among the cells of a row. */
  readonly position: number;
}

export function processColumns(
  table: TableRows,
  { textColumn, labelColumn }: ChosenColumns,
): ProcessColumn[] {
  return profileColumns(table).filter(
    ({ name, processShare }) => processShare > 0.5 && name !== textColumn && name !== labelColumn,
  );
}

/** Those that keep rows together and others apart: not where each used row has a number of its own, nor where all have the same. */
export function joiningColumns(
  table: TableRows,
  columns: ChosenColumns,
  usedRows: ReadonlySet<number>,
): string[] {
  return processColumns(table, columns)
    .filter(({ position }) => {
      const numbers = table.rows
        .filter(({ rowNumber }) => usedRows.has(rowNumber))
        .map(({ cells }) => processNumbers(cells[position] ?? ''));
      const all = numbers.flat();
      const different = new Set(all);
      return (
        different.size < all.length && (different.size > 1 || numbers.some(({ length }) => length === 0))
      );
    })
    .map(({ name }) => name);
}
