/** A new file that appears whole or not at all: written under a temporary name beside it, flushed, then renamed. */
import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeFailure } from '../files/fileFailure.ts';
import { renamePatiently } from '../files/renamePatiently.ts';
import { OutputFile } from './outputFile.ts';

/**
 * Gives `fill` an empty file that becomes `path` once it returns. Whatever fails, nothing new stays in the folder.
 * Throws folder.not_writable and disk.full; failures of `fill` itself pass through.
 */
export async function writeAtomically<T>(path: string, fill: (file: OutputFile) => Promise<T>): Promise<T> {
  const temporary = join(
    dirname(path),
    `.${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}.part`,
  );
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, 'wx').catch((error: unknown) => {
      throw writeFailure(error, path);
    });
    const file = new OutputFile(handle, path);
    const result = await fill(file);
    await file.finish();
    await handle.close();
    handle = undefined;
    await renamePatiently(temporary, path).catch((error: unknown) => {
      throw writeFailure(error, path);
    });
    return result;
  } catch (error) {
    await handle?.close();
    await rm(temporary, { force: true });
    throw error;
  }
}
