/** A file has arrived: its pieces are joined, checked against what was announced, and become a version of a data set. */
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import type { DataSet, UploadPurpose } from '../../core/contract/storedDataSet.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { BlobStore } from '../blobs/blobStore.ts';
import type { Reach } from '../queue/queue.ts';
import { addVersion } from './addVersion.ts';
import type { DataKeeper } from './dataKeeper.ts';
import { dropUnused } from './dropUnused.ts';
import { endUpload } from './endUpload.ts';
import { findDataSet } from './findDataSet.ts';
import { findUpload } from './findUpload.ts';
import type { OwnUpload } from './findUpload.ts';
import { lockFiles } from './lockFiles.ts';
import type { UploadRow } from './uploadOf.ts';

export interface UploadEnd extends OwnUpload {
  readonly purpose: UploadPurpose;
  /** Whose data set may get a version. Left out: the owner's. */
  readonly reach?: Reach;
}

/** How often a blob may be put and be gone at once, by others who delete the same content. */
const mostTries = 3;

/**
 * Repeated, it answers the same. Throws `upload.not_found`, `upload.incomplete`, `upload.hash_wrong` (the upload is then
 * gone), `dataset.not_found`, `blob.not_found` or `disk.full`.
 */
export async function finishUpload(keeper: DataKeeper, end: UploadEnd): Promise<DataSet> {
  const { row, pieces } = await readUpload(keeper, end);
  if (row.data_set_id !== null) return await findDataSet(keeper.store.db, reachOf(end), row.data_set_id);
  const { id: uploadId, received, bytes } = row;
  if (received !== bytes) throw new AppError('upload.incomplete', { uploadId, expected: received, bytes });
  if (end.purpose.kind === 'nextVersion') {
    await findDataSet(keeper.store.db, reachOf(end), end.purpose.dataSetId);
  }
  try {
    for (let tries = 0; tries < mostTries; tries++) {
      const put = await keeper.blobs.put(joined(keeper.blobs, pieces), {
        mostBytes: bytes,
        sha256: row.sha256,
      });
      if (put.kind !== 'stored') {
        await endUpload(keeper, end);
        throw new AppError('upload.hash_wrong', { uploadId });
      }
      const dataSet = await keep(keeper, end);
      if (dataSet) return dataSet;
    }
    throw new AppError('blob.not_found', { sha256: row.sha256 });
  } catch (error) {
    if (!isAppError(error, 'blob.not_found')) throw error;
    // Its pieces go when somebody else finishes it or gives it up in this moment.
    const now = await findUpload(keeper.store, end);
    if (now.data_set_id === null) throw error;
    return await findDataSet(keeper.store.db, reachOf(end), now.data_set_id);
  } finally {
    await dropUnused(keeper, [row.sha256, ...pieces]);
  }
}

function reachOf({ owner, reach }: UploadEnd): Reach {
  return reach === undefined ? owner : reach;
}

/** The upload and the hashes of its pieces in their order, as they were at one moment. */
async function readUpload(
  { store }: DataKeeper,
  upload: OwnUpload,
): Promise<{ row: UploadRow; pieces: string[] }> {
  return await store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    const row = await findUpload(store, upload, trx);
    const pieces = await trx
      .selectFrom('upload_pieces')
      .select('sha256')
      .where('upload_id', '=', row.id)
      .orderBy('place')
      .execute();
    return { row, pieces: pieces.map(({ sha256 }) => sha256) };
  });
}

async function* joined(blobs: BlobStore, pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const sha256 of pieces) {
    for await (const chunk of await blobs.get(sha256)) yield chunk as Uint8Array;
  }
}

/** Undefined where the blob has gone since it was put, together with another data set of the same content. */
async function keep({ store, blobs, by }: DataKeeper, end: UploadEnd): Promise<DataSet | undefined> {
  const now = await store.now();
  const reach = reachOf(end);
  return await store.db.transaction().execute(async (trx) => {
    const number = await lockFiles(trx);
    const row = await findUpload(store, end, trx);
    if (row.data_set_id !== null) return await findDataSet(trx, reach, row.data_set_id);
    if (!(await blobs.has(row.sha256))) return undefined;
    const dataSet = await addVersion(trx, row, { purpose: end.purpose, reach, number, now });
    await trx.deleteFrom('upload_pieces').where('upload_id', '=', row.id).execute();
    await trx.updateTable('uploads').set({ data_set_id: dataSet.id }).where('id', '=', row.id).execute();
    const action = end.purpose.kind === 'newDataSet' ? 'dataSet.create' : 'dataSet.addVersion';
    const object = { kind: 'dataSet', id: dataSet.id } as const;
    await appendAudit(trx, { now, by }, [{ action, object, owner: dataSet.owner }]);
    return dataSet;
  });
}
