/** One piece of the files that the worker of a job sends. Once this has answered, the piece is on the disk. */
import { pieceBytes } from '../../core/contract/bundle.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { dropUnused } from '../dataSets/dropUnused.ts';
import { heldJob } from '../queue/heldJob.ts';
import type { Lease } from '../queue/queue.ts';
import { noteProgress } from '../watchdog/noteProgress.ts';

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
  const bundle = await db
    .selectFrom('bundle_pieces')
    .innerJoin('bundles', 'bundles.id', 'bundle_pieces.bundle_id')
    .select('bundles.purpose')
    .where('bundles.id', '=', bundleId)
    .where('bundles.job_id', '=', lease.jobId)
    .where('bundles.lease_token', '=', lease.token)
    .where('bundle_pieces.sha256', '=', sha256)
    .executeTakeFirst();
  if (!bundle) throw new AppError('bundle.not_found', { bundleId });
  const put = await keeper.blobs.put(content, { mostBytes: pieceBytes, sha256 });
  if (put.kind !== 'stored') throw new AppError('bundle.piece_wrong', { bundleId });
  const now = await keeper.store.now();
  const isNoted = await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('bundle_pieces')
      .set({ is_stored: 1 })
      .where('bundle_id', '=', bundleId)
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    // A checkpoint that is sent does not mean that its training moves.
    const isMoving = bundle.purpose !== 'checkpoint';
    await noteProgress(trx, { token: lease.token, now }, { isNew: isMoving, isMoving });
    return numUpdatedRows > 0n;
  });
  if (isNoted) return;
  await dropUnused(keeper, [sha256]);
  throw new AppError('bundle.not_found', { bundleId });
}
