/** Keeps which text was in which part of a training: later versions of the data set are divided alike. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { nextState } from '../../core/contract/job.ts';
import type { Lease } from '../queue/queue.ts';
import { writeUnderLease } from '../queue/writeUnderLease.ts';
import type { DataKeeper } from './dataKeeper.ts';
import { mostPieceMiB } from './dataKeeper.ts';
import { dropUnused } from './dropUnused.ts';
import { lockFiles } from './lockFiles.ts';

/**
 * The first training of a version decides; `content` is hashes of texts, and whoever uses them checks their form. Throws
 * `lease.expired`, `request.too_large`, `disk.full` or `storage.*`.
 */
export async function keepSplit(
  keeper: DataKeeper,
  lease: Lease,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { store, blobs } = keeper;
  const put = await blobs.put(content, { mostBytes: mostPieceMiB * 2 ** 20 });
  if (put.kind !== 'stored') throw new AppError('request.too_large', { limitMiB: mostPieceMiB });
  const { sha256, bytes } = put;
  const now = await store.now();
  try {
    await store.db.transaction().execute(async (trx) => {
      await lockFiles(trx);
      const job = await writeUnderLease(trx, lease, { now, set: { state: nextState('leased', 'start') } });
      const { id: job_id, data_set_id, data_set_version: version } = job;
      // Another of the same content may have been deleted since: this one has to come again.
      if (data_set_id === null || version === null || !(await blobs.has(sha256)))
        throw new AppError('blob.not_found', { sha256 });
      await trx
        .insertInto('version_splits')
        .values({ data_set_id, version, sha256, bytes, job_id })
        .onConflict((conflict) => conflict.columns(['data_set_id', 'version']).doNothing())
        .execute();
    });
  } finally {
    await dropUnused(keeper, [sha256]);
  }
}
