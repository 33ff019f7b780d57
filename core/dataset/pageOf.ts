/** Some rows of a table, as a person may look through them. */
import type { TableRow } from '../contract/table.ts';
import type { PageAsked, TablePage } from '../contract/tablePage.ts';
import { excerptsOf } from './excerptsOf.ts';

/** Beyond the last row: no rows. */
export function pageOf(rows: readonly TableRow[], { from, count }: PageAsked): TablePage {
  const shown = rows.slice(from, from + count);
  const cells = shown.flatMap((row) =>
    row.cells.map((text) => ({ rowNumber: row.rowNumber, text, label: '' })),
  );
  // Together, so that one datum has one placeholder on the whole page.
  const excerpts = excerptsOf(cells);
  let next = 0;
  return {
    from,
    rows: shown.map((row) => ({
      rowNumber: row.rowNumber,
      cells: excerpts.slice(next, (next += row.cells.length)).map(({ text }) => text),
    })),
  };
}
