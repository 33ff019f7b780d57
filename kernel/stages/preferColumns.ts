/** Columns for using a model: those asked for, else those it learned from where the file has them, else as suggested. */
import type { Table } from '../../core/contract/table.ts';

export interface WantedColumns {
  readonly textColumn?: string | undefined;
  readonly labelColumn?: string | undefined;
}

export function preferColumns(
  { columns }: Pick<Table, 'columns'>,
  learned: { readonly text: string; readonly label: string },
  asked: WantedColumns,
): WantedColumns {
  const ifPresent = (name: string) => (columns.some((column) => column.name === name) ? name : undefined);
  return {
    textColumn: asked.textColumn ?? ifPresent(learned.text),
    labelColumn: asked.labelColumn ?? ifPresent(learned.label),
  };
}
