/** Whether the server can do its work at this moment, and if not, why: the database, the files, the room on the disk. */
import { statfs } from 'node:fs/promises';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { BlobStore } from '../blobs/blobStore.ts';
import type { Db } from '../store/store.ts';

export interface Needs {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly dataFolder: string;
  readonly leastFreeMiB: number;
}

/** Throws `server.database_failing`, `server.storage_away` or `server.disk_low`. */
export async function checkReady({ db, blobs, dataFolder, leastFreeMiB }: Needs): Promise<void> {
  try {
    await db.selectFrom('counters').select('name').limit(1).execute();
  } catch (cause) {
    throw new AppError('server.database_failing', {}, { cause });
  }
  try {
    await lookAt(blobs);
  } catch (cause) {
    throw new AppError('server.storage_away', {}, { cause });
  }
  const freeMiB = await freeOnDisk(dataFolder);
  if (freeMiB < leastFreeMiB) throw new AppError('server.disk_low', { freeMiB, leastMiB: leastFreeMiB });
}

/** In MiB, for this user. */
export async function freeOnDisk(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.floor((bavail * bsize) / 2 ** 20);
}

async function lookAt(blobs: BlobStore): Promise<void> {
  const first = blobs.list()[Symbol.asyncIterator]();
  await first.next();
  await first.return?.();
}
