/** Writes a folder that is there whole or not at all: filled under another name, then renamed. */
import { mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { renamePatiently } from './renamePatiently.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { systemCode } from './systemCode.ts';
import { writeFailure } from './writeFailure.ts';

/**
 * `folder` (absolute) must not be there or be empty. Throws `folder.not_empty`, `folder.not_writable`, `disk.full`, or
 * what `fill` throws; nothing of the new folder is then left. A kill leaves at worst a `.partial` folder beside.
 */
export async function fillFolder(folder: string, fill: (unfinished: string) => Promise<void>): Promise<void> {
  const isThere = await checkEmpty(folder);
  const unfinished = `${folder}.partial`;
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    await fill(unfinished);
    // Windows renames over nothing, not even over an empty folder.
    if (isThere) await rmdir(folder);
    await renamePatiently(unfinished, folder);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw writeFailure(folder, cause);
  }
}

/** Whether the folder is there. */
async function checkEmpty(folder: string): Promise<boolean> {
  try {
    const isFolder = (await stat(folder)).isDirectory();
    if (isFolder && (await readdir(folder)).length === 0) return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw writeFailure(folder, error);
  }
  throw new AppError('folder.not_empty', { path: folder });
}
