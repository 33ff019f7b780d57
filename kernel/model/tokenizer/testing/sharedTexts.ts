/** The texts of the optional real data sets, where this machine has them. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { findShared } from '../../../../tools/testing/sharedFolder.ts';

const rowsSchema = z.array(z.object({ text: z.string() }));

/** Texts of the named data sets under shared/data; none where there are none. */
export function sharedTexts(...names: string[]): string[] {
  return names.flatMap((name) => {
    const path = findShared('data', name, 'data.csv');
    if (path === undefined) return [];
    const rows: unknown = parse(readFileSync(path), { columns: true, bom: true });
    return rowsSchema.parse(rows).map(({ text }) => text);
  });
}
