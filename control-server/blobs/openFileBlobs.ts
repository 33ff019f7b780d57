/**
 * Blobs as files in a folder: written under another name, flushed, and renamed to their hash when they are whole. What a
 * kill interrupts stays below `arriving` and is cleared when the folder is opened again.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { sha256Schema } from '../../core/contract/storedDataSet.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { isThere } from '../../core/tables/files/isThere.ts';
import { renamePatiently } from '../../core/tables/files/renamePatiently.ts';
import { syncFolder } from '../../core/tables/files/syncFolder.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import type { BlobBounds, BlobStore, PutResult } from './blobStore.ts';

/** Another server may be writing what is younger. No file takes so long to arrive. */
const abandonedMs = 24 * 3_600_000;

/** `isShared`: other servers write to it as well. Throws `disk.full` or `folder.not_writable`. */
export async function openFileBlobs(folder: string, { isShared = false } = {}): Promise<BlobStore> {
  const arriving = join(folder, 'arriving');
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  try {
    await mkdir(arriving, { recursive: true, mode: 0o700 });
    await clear(arriving, isShared ? Date.now() - abandonedMs : Infinity);
  } catch (error) {
    throw writeFailure(error, arriving);
  }
  return {
    async put(content, bounds) {
      const draft = join(arriving, randomUUID());
      try {
        const result = await writeDraft(draft, content, bounds);
        // Over one of the same hash as well: its content is the same, or was damaged.
        if (result.kind === 'stored') await moveDurably(draft, pathOf(result.sha256));
        return result;
      } catch (error) {
        throw writeFailure(error, folder);
      } finally {
        await rm(draft, { force: true });
      }
    },
    async get(sha256, range) {
      const file = await openBlob(pathOf(sha256), sha256);
      return file.createReadStream(range && { start: range.first, end: range.last });
    },
    has: (sha256) => isThere(pathOf(sha256)),
    delete: (sha256) => rm(pathOf(sha256), { force: true }),
    async *list() {
      for (const part of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/u.test(part)) continue;
        for (const name of await readdir(join(folder, part))) {
          if (sha256Schema.safeParse(name).success) yield name;
        }
      }
    },
  };
}

/** Deletes what was last written before a moment. */
async function clear(arriving: string, before: number): Promise<void> {
  for (const name of await readdir(arriving)) {
    const path = join(arriving, name);
    const written = await stat(path).catch((error: unknown) => {
      // Another server has finished it.
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (written && written.mtimeMs < before) await rm(path, { recursive: true, force: true });
  }
}

async function writeDraft(
  path: string,
  content: AsyncIterable<Uint8Array>,
  { mostBytes, sha256: expected }: BlobBounds,
): Promise<PutResult> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) return { kind: 'tooLarge' };
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    const sha256 = hash.digest('hex');
    if (expected !== undefined && sha256 !== expected) return { kind: 'otherContent' };
    await file.sync();
    return { kind: 'stored', sha256, bytes };
  } finally {
    await file.close();
  }
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
