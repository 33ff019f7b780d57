/**
 * Blobs as files in a folder: written under another name, flushed, and renamed to their hash when they are whole. What a
 * kill interrupts stays below `arriving` and is cleared when the folder is opened again.
 */
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { isThere } from '../../core/tables/files/isThere.ts';
import { renamePatiently } from '../../core/tables/files/renamePatiently.ts';
import { syncFolder } from '../../core/tables/files/syncFolder.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { blobName, hashOfName } from './blobName.ts';
import type { BlobStore } from './blobStore.ts';
import { checkedContent } from './checkedContent.ts';
import { openDrafts, viaDraft } from './writeDraft.ts';

/** Where a blob lies, below the folder of all. */
export function blobPath(folder: string, sha256: string): string {
  return join(folder, ...blobName(sha256));
}

/** `isShared`: other servers write to it as well. Throws `disk.full` or `folder.not_writable`. */
export async function openFileBlobs(folder: string, { isShared = false } = {}): Promise<BlobStore> {
  const drafts = await openDrafts(folder, { isShared });
  const pathOf = (sha256: string) => blobPath(folder, sha256);
  return {
    put: (content, bounds) =>
      viaDraft(content, {
        ...bounds,
        drafts,
        // Over one of the same hash as well: its content is the same, or was damaged.
        keep: (draft, { sha256 }) => moveDurably(draft, pathOf(sha256)),
      }),
    async get(sha256, range) {
      const file = await openBlob(pathOf(sha256), sha256);
      if (range) return file.createReadStream({ start: range.first, end: range.last });
      return checkedContent(file.createReadStream(), sha256);
    },
    has: (sha256) => isThere(pathOf(sha256)),
    delete: (sha256) => rm(pathOf(sha256), { force: true }),
    async *list() {
      for (const part of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/u.test(part)) continue;
        for (const name of await readdir(join(folder, part))) {
          const sha256 = hashOfName(part, name);
          if (sha256 !== undefined) yield sha256;
        }
      }
    },
  };
}

async function moveDurably(draft: string, path: string): Promise<void> {
  const folder = dirname(path);
  const isNew = (await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined;
  await renamePatiently(draft, path);
  await syncFolder(folder);
  if (isNew) await syncFolder(dirname(folder));
}

async function openBlob(path: string, sha256: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw new AppError('blob.not_found', { sha256 }, { cause: error });
    throw error;
  }
}
