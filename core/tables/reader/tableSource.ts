/** What a format's reader hands to the assembly. */
import type { TableFact, TableHead, TableOption } from '../../contract/table.ts';
import type { RawRows } from './rawRow.ts';

export interface TableSource {
  /** The part of the head that the format knows. */
  readonly head: Pick<TableHead, 'format' | 'sheets' | 'sheet' | 'encoding' | 'separator'>;
  /** What the user may say about files of this kind. */
  readonly obeys: readonly TableOption[];
  readonly rows: RawRows;
  /** For formats that name every cell: column names, complete after the last row. */
  readonly names?: () => readonly string[];
  readonly hiddenColumns?: ReadonlySet<number>;
  /** Complete after the last row. */
  readonly facts: () => TableFact[];
}
