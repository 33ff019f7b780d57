/** Takes texts and categories out of a table: one example per row, empty ones included, so that leaving them out is a step that is said. */
import { AppError } from '../contract/errors/appError.ts';
import type { Example } from '../contract/dataset.ts';
import type { Table } from '../contract/table.ts';
import type { ChosenColumns } from './chooseColumns.ts';
import { processColumns } from './processColumns.ts';
import { processNumbers } from './processNumbers.ts';

type TableRows = Pick<Table, 'columns' | 'rows'>;

/** Throws `dataset.column_missing`. Process numbers of other columns go along, for the split. */
export function examplesOf(table: TableRows, { textColumn, labelColumn }: ChosenColumns): Example[] {
  const text = positionOf(table, textColumn);
  const label = positionOf(table, labelColumn);
  const others = processColumns(table, { textColumn, labelColumn });
  return table.rows.map(({ rowNumber, cells }) => {
    const example = { rowNumber, text: cells[text] ?? '', label: cells[label] ?? '' };
    const processes = new Set(others.flatMap(({ position }) => processNumbers(cells[position] ?? '')));
    return processes.size === 0 ? example : { ...example, processes: [...processes] };
  });
}

function positionOf(table: TableRows, name: string): number {
  const position = table.columns.findIndex((column) => column.name === name);
  if (position < 0) {
    throw new AppError('dataset.column_missing', {
      column: name,
      found: table.columns.map((column) => column.name),
    });
  }
  return position;
}
