/**
 * Writes a file that is there whole or not at all: under another name first, flushed to the disk, then renamed over
 * the old one. After a crash either the old or the new content is found; at worst a `.partial` file is left beside.
 */
import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { renamePatiently } from '../../core/tables/files/renamePatiently.ts';
import { syncFolder } from '../../core/tables/files/syncFolder.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';

/** Throws `disk.full` or `folder.not_writable`; what was at `path` is then untouched. */
export async function replaceFile(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await writeAll(partial, chunks);
    await renamePatiently(partial, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(partial, { force: true });
    throw writeFailure(cause, path);
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
