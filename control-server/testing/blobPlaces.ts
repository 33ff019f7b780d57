/** Stores of blobs for tests, with what only a test does to them: in a folder, and in moto's S3 where there is one. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import type { BlobStore } from '../blobs/blobStore.ts';
import { openFileBlobs } from '../blobs/openFileBlobs.ts';
import { openS3Blobs } from '../blobs/s3/openS3Blobs.ts';
import { storageSchema, withKeys } from '../blobs/storageSettings.ts';
import type { S3Settings } from '../blobs/storageSettings.ts';
import { filesBelow } from './testKeeper.ts';

export interface BlobPlaceTest {
  readonly blobs: BlobStore;
  /** Names of all that lies there, whole or not, of blobs and drafts alike. */
  readonly names: () => Promise<string[]>;
  /** Writes something else under the hash. */
  readonly damage: (sha256: string, content: string) => Promise<void>;
}

type Use = (test: BlobPlaceTest) => Promise<void>;

export function withFileBlobs(use: Use): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const paths = () => filesBelow(folder);
    await use({
      blobs: await openFileBlobs(folder),
      names: () => Promise.resolve(paths().map((path) => basename(path))),
      damage: (sha256, content) => {
        for (const path of paths()) if (basename(path) === sha256) writeFileSync(path, content);
        return Promise.resolve();
      },
    });
  });
}

/** Settings for a store at `endpoint`, with keys that moto takes. */
export function s3Settings(endpoint: string, more: object = {}): S3Settings {
  const written = { kind: 's3', bucket: 'autos-2026', endpoint, ...more };
  const kept = withKeys(storageSchema.parse(written), {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  if (!('storage' in kept) || kept.storage.kind !== 's3') throw new Error('settings of a test');
  return kept.storage;
}

/** With a bucket of its own. */
export async function withS3Blobs(
  endpoint: string,
  use: (test: BlobPlaceTest & { settings: S3Settings }) => Promise<void>,
): Promise<void> {
  const settings = s3Settings(endpoint, { bucket: `b-${randomUUID()}`, prefix: 'testes/a' });
  const { bucket: Bucket, keys: credentials, region } = settings;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    await client.send(new CreateBucketCommand({ Bucket }));
    await withTemporaryFolder(async (folder) => {
      await use({
        settings,
        blobs: await openS3Blobs(settings, { folder, log: () => undefined }),
        names: async () => {
          const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
          return [...Contents.flatMap(({ Key }) => Key ?? []), ...filesBelow(folder)].map((key) =>
            basename(key),
          );
        },
        damage: async (sha256, content) => {
          const Key = `testes/a/${sha256.slice(0, 2)}/${sha256}`;
          await client.send(new PutObjectCommand({ Bucket, Key, Body: content }));
        },
      });
    });
  } finally {
    client.destroy();
  }
}
