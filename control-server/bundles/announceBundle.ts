/** The worker of a job says which files it is going to send. */
import { randomUUID } from 'node:crypto';
import type { BundleFile, BundlePurpose } from '../../core/contract/bundle.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { JobRequest } from '../../core/contract/job.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { dropUnused } from '../dataSets/dropUnused.ts';
import { lockFiles } from '../dataSets/lockFiles.ts';
import { jobOf } from '../queue/jobOf.ts';
import type { Lease } from '../queue/queue.ts';
import { writeUnderLease } from '../queue/writeUnderLease.ts';
import type { Trx } from '../store/store.ts';
import { removeBundles } from './removeBundles.ts';

export interface NewBundle {
  readonly purpose: BundlePurpose;
  readonly files: readonly BundleFile[];
}

export interface Announced {
  readonly bundleId: string;
  /** Hashes of the pieces that are to be sent. */
  readonly missing: readonly string[];
}

/** Which job may send what. */
const purposes: Record<JobRequest['kind'], readonly BundlePurpose[]> = {
  train: ['result', 'checkpoint'],
  inspect: [],
  predict: ['result'],
  explain: ['result'],
  publish: ['model'],
};

/** Throws `lease.expired`, `bundle.too_large`, or `access.denied` for what such a job does not send. */
export async function announceBundle(
  keeper: DataKeeper,
  lease: Lease,
  { purpose, files }: NewBundle,
): Promise<Announced> {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const { maxSizeMiB: limitMiB } = keeper.rules.everybody.bundle;
  const sizeMiB = bytes / 2 ** 20;
  if (sizeMiB > limitMiB) throw new AppError('bundle.too_large', { sizeMiB, limitMiB });
  const now = await keeper.store.now();
  const { unnamed, ...announced } = await keeper.store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    // Nothing of the job changes: its row is held, and its lease holds.
    const row = await writeUnderLease(trx, lease, { now, set: { lease_token: lease.token } });
    if (!purposes[jobOf(row).request.kind].includes(purpose)) throw new AppError('access.denied', {});
    const stored = await storedPieces(trx, lease.jobId);
    const unfinished = await trx
      .selectFrom('bundles')
      .select('id')
      .where('job_id', '=', lease.jobId)
      .where('purpose', '=', purpose)
      .where('finished_at', 'is', null)
      .execute();
    const unnamed = await removeBundles(trx, unfinished);
    const bundleId = randomUUID();
    await trx
      .insertInto('bundles')
      .values({
        id: bundleId,
        job_id: lease.jobId,
        lease_token: lease.token,
        purpose,
        files: JSON.stringify(files),
        bytes,
        folder_id: row.folder_id,
        created_at: now,
        finished_at: null,
      })
      .execute();
    const hashes = [...new Set(files.flatMap(({ pieces }) => pieces))];
    for (const sha256 of hashes) {
      const is_stored = stored.has(sha256) ? 1 : 0;
      await trx.insertInto('bundle_pieces').values({ bundle_id: bundleId, sha256, is_stored }).execute();
    }
    return { bundleId, missing: hashes.filter((sha256) => !stored.has(sha256)), unnamed };
  });
  await dropUnused(keeper, unnamed);
  return announced;
}

/** Of this job alone: whoever knows only the hash of somebody else's bytes is not given them. */
async function storedPieces(trx: Trx, jobId: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('bundle_pieces')
    .innerJoin('bundles', 'bundles.id', 'bundle_pieces.bundle_id')
    .select('bundle_pieces.sha256')
    .where('bundles.job_id', '=', jobId)
    .where('bundle_pieces.is_stored', '=', 1)
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}
