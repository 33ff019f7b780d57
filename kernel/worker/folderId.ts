/** Names a worker's folder for the server, which has to know where the model of a run lies: written once, and kept. */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { idSchema } from '../../core/contract/storedDataSet.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

/** Throws `disk.full` or `folder.not_writable`. */
export async function folderId(workerFolder: string): Promise<string> {
  const path = join(workerFolder, 'folder-id');
  const kept = await read(path);
  if (kept !== undefined) return kept;
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(workerFolder, { recursive: true, mode: 0o700 });
    await writeFile(draft, randomUUID(), { mode: 0o600 });
    // Of workers that start at once, one writes it. Not every file system knows links.
    await link(draft, path).catch(async (error: unknown) => {
      if (systemCode(error) !== 'EEXIST' || (await read(path)) === undefined) await rename(draft, path);
    });
  } catch (error) {
    throw writeFailure(error, path);
  } finally {
    await rm(draft, { force: true });
  }
  return (await read(path)) ?? folderId(workerFolder);
}

/** Undefined where there is none that is whole. */
async function read(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  });
  return idSchema.safeParse(text).data;
}
