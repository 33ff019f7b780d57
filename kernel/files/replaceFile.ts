/**
 * Writes a file that is there whole or not at all: under another name first, flushed to the disk, then renamed over
 * the old one. After a crash either the old or the new content is found; at worst a `.partial` file is left beside.
 */
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../core/contract/errors/appError.ts';
import { systemCode } from './systemCode.ts';

/** Throws `disk.full` or `folder.not_writable`; what was at `path` is then untouched. */
export async function replaceFile(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await writeAll(partial, chunks);
    await renamePatiently(partial, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(partial, { force: true });
    throw writeFailure(path, cause);
  }
}

async function writeAll(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const chunk of chunks) {
      for (let done = 0; done < chunk.length;) {
        // One write of 2 GiB or more fails on some systems.
        const { bytesWritten } = await file.write(chunk, done, Math.min(chunk.length - done, 1 << 30));
        done += bytesWritten;
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** On Windows a virus scanner may hold either file for a moment. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let waitMs = 10; ; waitMs *= 2) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (waitMs > 1000 || !['EPERM', 'EACCES', 'EBUSY'].includes(systemCode(error) ?? '')) throw error;
    }
    await setTimeout(waitMs);
  }
}

/** Makes the rename itself durable, where the system lets a folder be opened (Windows does not, nor needs it). */
async function syncFolder(folder: string): Promise<void> {
  let handle;
  try {
    handle = await open(folder, 'r');
  } catch (error) {
    if (['EISDIR', 'EPERM', 'EACCES'].includes(systemCode(error) ?? '')) return;
    throw error;
  }
  try {
    await handle.sync();
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'ENOTSUP'].includes(systemCode(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

const fullCodes = ['ENOSPC', 'EDQUOT'];
const unwritableCodes = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'];

function writeFailure(path: string, cause: unknown): unknown {
  const code = systemCode(cause) ?? '';
  if (fullCodes.includes(code)) return new AppError('disk.full', { path }, { cause });
  if (unwritableCodes.includes(code))
    return new AppError('folder.not_writable', { path: dirname(path) }, { cause });
  return cause;
}
