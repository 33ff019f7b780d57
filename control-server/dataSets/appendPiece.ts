/** The next piece of an upload. Once this has answered, the piece is on the disk. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Upload } from '../../core/contract/storedDataSet.ts';
import type { DataKeeper } from './dataKeeper.ts';
import { mostPieceMiB, uploadKeptMs } from './dataKeeper.ts';
import { dropUnused } from './dropUnused.ts';
import { findUpload } from './findUpload.ts';
import type { OwnUpload } from './findUpload.ts';
import { lockFiles } from './lockFiles.ts';
import { uploadOf } from './uploadOf.ts';
import type { UploadRow } from './uploadOf.ts';

export interface NewPiece extends OwnUpload {
  /** Bytes before it. */
  readonly place: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * A piece that breaks off leaves nothing. Throws `upload.not_found`, `upload.wrong_place` (with the right one),
 * `upload.over_size`, `request.too_large`, `disk.full`, and what `content` throws.
 */
export async function appendPiece(keeper: DataKeeper, piece: NewPiece): Promise<Upload> {
  const before = await findUpload(keeper.store, piece);
  checkPlace(before, piece);
  const left = before.bytes - before.received;
  const mostBytes = mostPieceMiB * 2 ** 20;
  const put = await keeper.blobs.put(piece.content, { mostBytes: Math.min(left, mostBytes) });
  if (put.kind !== 'stored') {
    if (left > mostBytes) throw new AppError('request.too_large', { limitMiB: mostPieceMiB });
    throw new AppError('upload.over_size', { uploadId: before.id, bytes: before.bytes });
  }
  try {
    return await note(keeper, piece, put);
  } finally {
    // One that was too late is nobody's.
    await dropUnused(keeper, [put.sha256]);
  }
}

interface PutPiece {
  readonly sha256: string;
  readonly bytes: number;
}

/** Of two that bring the same place, one comes too late. */
async function note(
  { store, blobs }: DataKeeper,
  piece: NewPiece,
  { sha256, bytes }: PutPiece,
): Promise<Upload> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    const row = await findUpload(store, piece, trx);
    checkPlace(row, piece);
    if (bytes === 0) return uploadOf(row);
    // The same content may have been somebody else's, and deleted since: this piece has to come again.
    if (!(await blobs.has(sha256))) throw wrongPlace(row);
    await trx.insertInto('upload_pieces').values({ upload_id: row.id, place: piece.place, sha256 }).execute();
    const after = await trx
      .updateTable('uploads')
      .set({ received: row.received + bytes, expires_at: now + uploadKeptMs })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return uploadOf(after);
  });
}

function checkPlace(row: UploadRow, { place }: NewPiece): void {
  if (row.received !== place) throw wrongPlace(row);
}

function wrongPlace({ id, received }: UploadRow): AppError {
  return new AppError('upload.wrong_place', { uploadId: id, expected: received });
}
