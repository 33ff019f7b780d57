/** What of a sheet the user did not see, and what it claims to have and has not, as facts. */
import type { TableFact } from '../../contract/table.ts';
import type { ParsedSheet } from './parsedSheet.ts';
import { addRow, emptyRowList, rowFact } from './rowList.ts';

/** Claims beyond so many cells, and so many times those that are there, are worth a word. */
const manyCells = 1_000_000;
const farMore = 100;

export function hiddenFacts(sheet: ParsedSheet): TableFact[] {
  const { data, hiddenRows, filteredRows, hiddenColumns, claimedCells } = sheet;
  const used = usedColumns(sheet);
  const columns = [...hiddenColumns].filter((column) => used.has(column));
  const named = (positions: ReadonlySet<number>) => {
    const rows = emptyRowList();
    for (const position of positions) if (data[position] !== undefined) addRow(rows, position + 1);
    return rows;
  };
  const isOverstated = claimedCells > manyCells && claimedCells > farMore * data.length * used.size;
  return [
    ...rowFact('filter_ignored', named(filteredRows)),
    ...rowFact('hidden_rows_kept', named(hiddenRows)),
    ...(columns.length > 0 ? [{ code: 'hidden_columns_kept' as const, count: columns.length }] : []),
    ...(isOverstated ? [{ code: 'size_overstated' as const, count: claimedCells }] : []),
  ];
}

function usedColumns({ data }: ParsedSheet): Set<number> {
  const used = new Set<number>();
  data.forEach((row) => {
    row?.forEach((cell, column) => {
      if (cell !== undefined) used.add(column);
    });
  });
  return used;
}
