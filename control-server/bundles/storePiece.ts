/** One piece of the files that the worker of a job sends. Once this has answered, the piece is on the disk. */
import { pieceBytes } from '../../core/contract/bundle.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { dropUnused } from '../dataSets/dropUnused.ts';
import { heldJob } from '../queue/heldJob.ts';
import type { Lease } from '../queue/queue.ts';

export interface NewBundlePiece extends Lease {
  readonly bundleId: string;
  readonly sha256: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Sent again, it changes nothing. Throws `lease.expired`, `bundle.not_found`, `bundle.piece_wrong` or `disk.full`. */
export async function storePiece(
  keeper: DataKeeper,
  { bundleId, sha256, content, ...lease }: NewBundlePiece,
): Promise<void> {
  const { db } = keeper.store;
  await heldJob(keeper.store, lease);
  const piece = await db
    .selectFrom('bundle_pieces')
    .innerJoin('bundles', 'bundles.id', 'bundle_pieces.bundle_id')
    .select('bundles.id')
    .where('bundles.id', '=', bundleId)
    .where('bundles.job_id', '=', lease.jobId)
    .where('bundles.lease_token', '=', lease.token)
    .where('bundle_pieces.sha256', '=', sha256)
    .executeTakeFirst();
  if (!piece) throw new AppError('bundle.not_found', { bundleId });
  const put = await keeper.blobs.put(content, { mostBytes: pieceBytes, sha256 });
  if (put.kind !== 'stored') throw new AppError('bundle.piece_wrong', { bundleId });
  const { numUpdatedRows } = await db
    .updateTable('bundle_pieces')
    .set({ is_stored: 1 })
    .where('bundle_id', '=', bundleId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await dropUnused(keeper, [sha256]);
  throw new AppError('bundle.not_found', { bundleId });
}
