/** The texts of the public data sets, which must not stand in the repository. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';

/** Folder and file of each, below `data` of the shared folder. */
export const publicTextFiles = [
  ['pt_legal_movimentacoes', 'data.csv'],
  ['en_banking77', 'train.csv'],
  ['en_banking77', 'test.csv'],
  ['en_clinc150', 'train.csv'],
  ['en_clinc150', 'test.csv'],
] as const;

export function readPublicTexts(path: string): string[] {
  return z
    .array(z.object({ text: z.string() }))
    .parse(parse(readFileSync(path, 'utf8'), { columns: true, bom: true }))
    .map(({ text }) => text);
}
