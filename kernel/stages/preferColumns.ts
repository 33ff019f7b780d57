/** Columns for using a model: those asked for, else those it learned from where the file has them, else as suggested. */
import type { Table } from '../../core/contract/table.ts';
import { columnNamed } from '../../core/dataset/findColumn.ts';

export interface WantedColumns {
  readonly textColumn?: string | undefined;
  readonly labelColumn?: string | undefined;
}

export function preferColumns(
  { columns }: Pick<Table, 'columns'>,
  learned: { readonly text: string; readonly label: string },
  asked: WantedColumns,
): WantedColumns {
  const found = columns.map(({ name }) => name);
  return {
    textColumn: asked.textColumn ?? columnNamed(found, learned.text),
    labelColumn: asked.labelColumn ?? columnNamed(found, learned.label),
  };
}
