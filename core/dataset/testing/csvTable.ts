/** Reads a plain comma-separated file (UTF-8, header in its first line) for tests that are not about reading. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { tableOf } from './tableOf.ts';
import type { Table } from '../../contract/table.ts';

export function csvTable(path: string): Table {
  const [header = [], ...rows] = parse(readFileSync(path), { bom: true, relax_column_count: true });
  return tableOf(header, rows);
}
