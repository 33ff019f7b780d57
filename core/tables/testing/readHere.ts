/** Reads a file as `readTable` does, but in this process: fast, and without the bounds of the child process. */
import { defaultLimits } from '../../contract/limits.ts';
import type { Limits } from '../../contract/limits.ts';
import type { Table, TableOptions, TableRow } from '../../contract/table.ts';
import { fitToColumns } from '../fitToColumns.ts';
import { readFileTable } from '../reader/readFileTable.ts';

export async function readHere(
  path: string,
  options: TableOptions = {},
  limits: Limits = defaultLimits,
): Promise<Table> {
  const rows: TableRow[] = [];
  const { head, fileHash } = await readFileTable({ path, options, limits }, ({ rowNumbers, cells }) => {
    rows.push(...cells.map((row, i) => ({ rowNumber: rowNumbers[i] ?? 0, cells: row })));
    return Promise.resolve();
  });
  return { ...head, rows: fitToColumns(rows, head.columns), fileHash };
}
