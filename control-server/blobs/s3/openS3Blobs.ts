/**
 * Blobs as objects of a store that speaks S3. Each is written to the server's own disk first: its hash is known before its
 * name, and the store takes it in one request, whole or not at all.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { AppError, isOneOf } from '../../../core/contract/errors/appError.ts';
import type { BlobStore } from '../blobStore.ts';
import { blobName, hashOfName } from '../blobName.ts';
import { checkedContent } from '../checkedContent.ts';
import type { S3Settings } from '../storageSettings.ts';
import { openDrafts, viaDraft } from '../writeDraft.ts';
import { connectS3 } from './connectS3.ts';
import type { ObjectStore, WholeObject } from './connectS3.ts';

const mostTries = 3;
const firstPauseMs = 200;

export interface S3Blobs {
  /** For what is on its way; nobody else uses it as long as this server lives. */
  readonly folder: string;
  readonly log: (line: string) => void;
}

/** Throws `storage.*` where the store does not answer or may not be used, `disk.full` or `folder.not_writable`. */
export async function openS3Blobs(settings: S3Settings, { folder, log }: S3Blobs): Promise<BlobStore> {
  const drafts = await openDrafts(folder);
  const objects = await connectS3(settings, log);
  const prefix = settings.prefix === undefined ? '' : settings.prefix.replace(/\/?$/u, '/');
  const keyOf = (sha256: string) => `${prefix}${blobName(sha256).join('/')}`;
  // Whatever keeps it from being used is told when the server starts, not with the first upload.
  await objects.list(prefix);
  return {
    put: (content, bounds) =>
      viaDraft(content, {
        ...bounds,
        drafts,
        // Over one of the same hash as well: its content is the same, or was damaged.
        keep: (path, { sha256, bytes }) => putPatiently(objects, { key: keyOf(sha256), path, sha256, bytes }),
      }),
    async get(sha256, range) {
      const content = await objects.get(keyOf(sha256), range);
      if (!content) throw new AppError('blob.not_found', { sha256 });
      return range ? content : checkedContent(content, sha256);
    },
    has: (sha256) => objects.has(keyOf(sha256)),
    delete: (sha256) => objects.delete(keyOf(sha256)),
    async *list() {
      let next: string | undefined;
      do {
        const page = await objects.list(prefix, next);
        for (const key of page.keys) {
          const [part = '', name = '', ...more] = key.slice(prefix.length).split('/');
          const sha256 = more.length === 0 ? hashOfName(part, name) : undefined;
          if (sha256 !== undefined) yield sha256;
        }
        ({ next } = page);
      } while (next !== undefined);
    },
  };
}

/** The library repeats what has no content; a file has to be read anew for that. */
async function putPatiently(objects: ObjectStore, object: WholeObject): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await objects.put(object);
      return;
    } catch (error) {
      if (tries === mostTries || !isOneOf(error, ['storage.unreachable', 'storage.failed'])) throw error;
    }
    await pause(firstPauseMs * 2 ** tries);
  }
}
