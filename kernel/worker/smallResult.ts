/** A result that is too large for one request goes to the server as a file of the job. */
import { rm, writeFile } from 'node:fs/promises';
import { resultFileName } from '../../core/contract/bundle.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import type { JobTools } from './jobTools.ts';
import { sendBundle } from './sendBundle.ts';

/** The server reads 1 MiB at most, with what stands around it. */
const mostBytes = 900_000;

/** What is told instead. Fails with what the server refuses. */
export async function smallResult(
  result: object,
  { folder, fetching }: Pick<JobTools, 'folder' | 'fetching'>,
): Promise<object> {
  const text = JSON.stringify(result);
  if (Buffer.byteLength(text) <= mostBytes) return result;
  await folder.make();
  const path = folder.file(resultFileName);
  try {
    await writeFile(path, text, { mode: 0o600 }).catch((error: unknown) => {
      throw writeFailure(error, path);
    });
    await sendBundle('result', [{ path, name: resultFileName }], fetching);
  } finally {
    await rm(path, { force: true });
  }
  return { kind: 'inFile', name: resultFileName };
}
