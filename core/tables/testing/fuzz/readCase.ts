/** What reading a damaged file comes to: a table, a failure with a sentence, or a crash. */
import { writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { AppError } from '../../../contract/errors/appError.ts';
import type { Table } from '../../../contract/table.ts';
import { textsOf } from '../../../text/textsOf.ts';
import type { FuzzCase } from './fuzzCase.ts';

export type CaseOutcome =
  | { readonly kind: 'read' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'crashed'; readonly reason: string };

export async function readCase(
  { file, bytes }: FuzzCase,
  folder: string,
  read: (path: string) => Promise<Table>,
): Promise<CaseOutcome> {
  const path = join(folder, `caso${extname(file)}`);
  writeFileSync(path, bytes);
  try {
    const table = await read(path);
    const { facts } = textsOf['pt-BR'].data;
    for (const fact of table.facts) facts[fact.code](fact, table);
    return { kind: 'read' };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal.unexpected')
      return { kind: 'refused', code: error.code };
    return {
      kind: 'crashed',
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
