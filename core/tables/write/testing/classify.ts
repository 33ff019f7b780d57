/** Classifies a file in a temporary folder, as a test would like to ask for it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '../../../../tools/testing/temporaryFolder.ts';
import type { TableHead } from '../../../contract/table.ts';
import type { ClassifiedRequest, ClassifiedResult, RowVerdict } from '../classifiedRequest.ts';
import { writeClassified } from '../writeClassified.ts';

export interface Given {
  readonly content: Buffer | string;
  readonly head: Partial<TableHead> & Pick<TableHead, 'format'>;
  readonly columnNames?: readonly string[];
  /** By row number: label, confidence, and "?" behind it where it needs review. */
  readonly verdicts: Readonly<Record<number, RowVerdict | string>>;
}

export interface Classified extends ClassifiedResult {
  readonly bytes: Buffer;
}

export async function classify(given: Given): Promise<Classified> {
  return await withTemporaryFolder(async (folder) => {
    const path = join(folder, `entrada ç.${given.head.format}`);
    writeFileSync(path, given.content);
    const result = await writeClassified(requestFor(path, join(folder, `saída.${given.head.format}`), given));
    if (!readFileSync(path).equals(Buffer.from(given.content))) throw new Error('the original changed');
    return { ...result, bytes: readFileSync(result.output) };
  });
}

export function requestFor(path: string, output: string, given: Omit<Given, 'content'>): ClassifiedRequest {
  const columns = (given.columnNames ?? []).map((name, index) => ({ name, index, hidden: false }));
  return {
    path,
    output,
    head: { sheets: [], headerRow: 1, facts: [], columns, ...given.head },
    columns: { category: 'Categoria', confidence: 'Confiança', review: 'Revisar' },
    yes: 'sim',
    no: 'não',
    verdicts: new Map(
      Object.entries(given.verdicts).map(([row, verdict]) => [Number(row), verdictOf(verdict)]),
    ),
  };
}

/** "cível 0.87" or "cível 0.3?". */
function verdictOf(verdict: RowVerdict | string): RowVerdict {
  if (typeof verdict !== 'string') return verdict;
  const match = /^(.*) ([\d.]+)(\??)$/s.exec(verdict);
  return { label: match?.[1] ?? '', confidence: Number(match?.[2]), needsReview: match?.[3] === '?' };
}
