/** Data sets over a store and a folder for tests, and the words that tests ask them with. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'mocha';
import { limitsSchema } from '../../core/contract/limits.ts';
import type { DataSet, StoredFile, Upload, UploadPurpose } from '../../core/contract/storedDataSet.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import type { BlobStore } from '../blobs/blobStore.ts';
import { openFileBlobs } from '../blobs/openFileBlobs.ts';
import { appendPiece } from '../dataSets/appendPiece.ts';
import { beginUpload } from '../dataSets/beginUpload.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { finishUpload } from '../dataSets/finishUpload.ts';
import { ownAccord } from '../queue/queue.ts';
import { Rules } from '../rules/rules.ts';
import type { Store } from '../store/store.ts';
import { withStore } from './stores.ts';
import type { DatabaseName, TestClock } from './stores.ts';

export interface KeeperTest {
  readonly keeper: DataKeeper;
  readonly clock: TestClock;
  /** The files below the blobs' folder, whole or not. */
  readonly files: () => string[];
}

/** A test with an empty store and no blobs; skipped by name without the database. */
export function withKeeper(
  name: DatabaseName,
  use: (test: KeeperTest) => Promise<void>,
): (this: Context) => Promise<void> {
  return withStore(name, (store, clock) =>
    withTemporaryFolder(async (folder) => {
      const keeper = keeperOf(store, await openFileBlobs(folder));
      await use({ keeper, clock, files: () => filesBelow(folder) });
    }),
  );
}

export function keeperOf(store: Store, blobs: BlobStore): DataKeeper {
  return { store, blobs, rules: new Rules(limitsSchema.parse({})), by: ownAccord };
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

export async function hashesIn(blobs: BlobStore): Promise<string[]> {
  const hashes: string[] = [];
  for await (const sha256 of blobs.list()) hashes.push(sha256);
  return hashes;
}

export async function* bytesOf(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
}

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

export function fileOf(content: string | Uint8Array, fileName = 'autos de infração.csv'): StoredFile {
  return { sha256: sha256Of(content), bytes: Buffer.byteLength(content), fileName };
}

export function begin(keeper: DataKeeper, content: string | Uint8Array, owner = 'ana'): Promise<Upload> {
  return beginUpload(keeper, owner, fileOf(content));
}

export function append(
  keeper: DataKeeper,
  upload: Upload,
  piece: [place: number, content: string],
): Promise<Upload> {
  const [place, content] = piece;
  return appendPiece(keeper, { owner: 'ana', uploadId: upload.id, place, content: bytesOf(content) });
}

export function finish(
  keeper: DataKeeper,
  upload: Upload,
  purpose: UploadPurpose = { kind: 'newDataSet', name: 'Autos' },
): Promise<DataSet> {
  return finishUpload(keeper, { owner: 'ana', uploadId: upload.id, purpose });
}

/** A whole upload at once. */
export async function bring(keeper: DataKeeper, content: string, purpose?: UploadPurpose): Promise<DataSet> {
  const upload = await begin(keeper, content);
  await append(keeper, upload, [0, content]);
  return await finish(keeper, upload, purpose);
}
