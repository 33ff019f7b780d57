/** Cells whose text on the screen is not the value in the file: dates, percentages, formatted numbers. */
import { SSF } from '@e965/xlsx';
import type { CellObject } from '@e965/xlsx';
import type { TableFact } from '../../contract/table.ts';
import { addRow, emptyRowList, rowFact } from './rowList.ts';
import type { RowList } from './rowList.ts';

/** SheetJS types its formatter as `any`. */
const { is_date: isDateFormat } = SSF as { is_date: (format: string) => boolean };

const kinds = ['dates_as_shown', 'percentages_as_shown', 'numbers_as_shown'] as const;
type ShownKind = (typeof kinds)[number];

export type ShownValues = Readonly<Record<ShownKind, { readonly rows: RowList; example?: string }>>;

export function emptyShownValues(): ShownValues {
  return {
    dates_as_shown: { rows: emptyRowList() },
    percentages_as_shown: { rows: emptyRowList() },
    numbers_as_shown: { rows: emptyRowList() },
  };
}

/** `text` is what was read of the cell. */
export function noteShown(
  values: ShownValues,
  { cell, text, rowNumber }: { cell: CellObject; text: string; rowNumber: number },
): void {
  if (cell.t !== 'n' || text === '' || text === String(cell.v)) return;
  const noted = values[kindOf(String(cell.z ?? ''), text)];
  noted.example ??= text;
  addRow(noted.rows, rowNumber);
}

export function shownFacts(values: ShownValues): TableFact[] {
  return kinds.flatMap((kind) => {
    const { rows, example } = values[kind];
    return rowFact(kind, rows).map((fact) => ({ ...fact, ...(example !== undefined && { name: example }) }));
  });
}

function kindOf(format: string, text: string): ShownKind {
  if (format !== '' && isDateFormat(format)) return 'dates_as_shown';
  return text.endsWith('%') ? 'percentages_as_shown' : 'numbers_as_shown';
}
