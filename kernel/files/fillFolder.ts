/** Writes a folder that is there whole or not at all: filled under another name, then renamed. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { renamePatiently } from '../../core/tables/files/renamePatiently.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';

/**
 * `folder` (absolute) must not be there or be empty. Throws `folder.not_empty`, `folder.not_writable`, `disk.full`, or
 * what `fill` throws; nothing of the new folder is then left. A kill leaves at worst a `.partial` folder beside.
 */
export async function fillFolder(folder: string, fill: (unfinished: string) => Promise<void>): Promise<void> {
  const isThere = await checkEmpty(folder);
  const unfinished = `${folder}.${randomBytes(4).toString('hex')}.partial`;
  try {
    await clearLeftovers(folder);
    await mkdir(unfinished, { recursive: true });
    await fill(unfinished);
    // Windows renames over nothing, not even over an empty folder.
    if (isThere) await rmdir(folder);
    await renamePatiently(unfinished, folder);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw writeFailure(cause, folder);
  }
}

/** What a kill left of an earlier try: names that this file alone gives. */
async function clearLeftovers(folder: string): Promise<void> {
  const parent = dirname(folder);
  const leftover = /^\.[0-9a-f]{8}\.partial$/u;
  const names = await readdir(parent).catch((error: unknown) => {
    if (systemCode(error) === undefined) throw error;
    return [];
  });
  for (const name of names) {
    if (!name.startsWith(basename(folder)) || !leftover.test(name.slice(basename(folder).length))) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** Whether the folder is there. */
async function checkEmpty(folder: string): Promise<boolean> {
  try {
    const isFolder = (await stat(folder)).isDirectory();
    if (isFolder && (await readdir(folder)).length === 0) return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw writeFailure(error, folder);
  }
  throw new AppError('folder.not_empty', { path: folder });
}
