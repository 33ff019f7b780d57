/** The blobs of a server, where its settings want them. */
import { join } from 'node:path';
import type { BlobStore } from './blobStore.ts';
import { openFileBlobs } from './openFileBlobs.ts';
import { openS3Blobs } from './s3/openS3Blobs.ts';
import type { StorageSettings } from './storageSettings.ts';

export interface BlobPlace {
  readonly dataFolder: string;
  /** Of files; left out: in the data folder, and this server's own. */
  readonly blobFolder?: string | undefined;
  readonly storage: StorageSettings;
  readonly log: (line: string) => void;
}

/** Throws `disk.full` or `folder.not_writable`, and `storage.*` where a store of objects cannot be used. */
export function openBlobs({ dataFolder, blobFolder, storage, log }: BlobPlace): Promise<BlobStore> {
  const own = join(dataFolder, 'blobs');
  if (storage.kind === 's3') return openS3Blobs(storage, { folder: own, log });
  return openFileBlobs(blobFolder ?? own, { isShared: blobFolder !== undefined });
}
