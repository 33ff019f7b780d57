/** The column of a spreadsheet in which a model's texts are. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Table } from '../../core/contract/table.ts';
import { findColumn } from '../../core/dataset/findColumn.ts';
import { suggestColumns } from '../../core/dataset/suggestColumns.ts';
import { preferColumns } from '../stages/preferColumns.ts';

export interface TextColumnQuestion {
  readonly asked: string | undefined;
  /** Column the model learned from. */
  readonly learned: string;
}

/** Its position: of the one asked for, the one learned from, or the best candidate. Throws `dataset.*`. */
export function textColumnOf(table: Table, { asked, learned }: TextColumnQuestion): number {
  const wanted = preferColumns(table, { text: learned, label: '' }, { textColumn: asked });
  const name = wanted.textColumn ?? suggestColumns(table).text[0]?.column;
  const found = table.columns.map((column) => column.name);
  if (name === undefined) throw new AppError('dataset.no_text_column', { found });
  return found.indexOf(findColumn(found, name));
}
