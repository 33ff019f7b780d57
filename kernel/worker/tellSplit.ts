/** Tells the server which text was in which part of a run, so that later versions of the data set are divided alike. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import { splitSchema } from '../../core/contract/dataset.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { JobTools } from './jobTools.ts';

/** Hashes alone, no texts. Repeated, it changes nothing. Fails with `lease.expired`. */
export async function tellSplit(
  runFolder: string,
  { lease, log }: Pick<JobTools, 'lease' | 'log'>,
): Promise<void> {
  const text = await readFile(join(runFolder, 'split.json'), 'utf8');
  const { data } = splitSchema.safeParse(parseJson(text));
  if (!data?.keys) return;
  try {
    await lease.keepSplit(Buffer.from(JSON.stringify(data.keys)));
  } catch (error) {
    // The model is there, and worth more than its division: of very many rows none is kept, for example.
    if (!(error instanceof AppError) || isAppError(error, 'lease.expired')) throw error;
    log(`the division of its rows was not kept: ${error.message}`);
  }
}
