/** All files of a bundle have arrived: from now on they are what their purpose says. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { dropUnused } from '../dataSets/dropUnused.ts';
import { lockFiles } from '../dataSets/lockFiles.ts';
import { addModelVersion } from '../models/addModelVersion.ts';
import { modelFactsOf } from '../models/modelFactsOf.ts';
import { heldJob } from '../queue/heldJob.ts';
import { jobOf } from '../queue/jobOf.ts';
import type { Asker, Lease } from '../queue/queue.ts';
import { writeUnderLease } from '../queue/writeUnderLease.ts';
import type { Db, Trx } from '../store/store.ts';
import { bundleFilesOf } from './bundleFilesOf.ts';
import type { BundleRow } from './bundleFilesOf.ts';
import { removeBundles } from './removeBundles.ts';

export interface BundleEnd extends Lease {
  readonly bundleId: string;
  readonly by: Asker;
}

/**
 * Repeated, it answers the same: the version of the model that was published, or null. Throws `lease.expired`,
 * `bundle.not_found`, `bundle.incomplete`, `published.not_found` or `published.not_a_model`.
 */
export async function finishBundle(
  keeper: DataKeeper,
  { bundleId, by, ...lease }: BundleEnd,
): Promise<number | null> {
  const { store } = keeper;
  const { request } = jobOf(await heldJob(store, lease));
  const announced = await findBundle(store.db, lease, bundleId);
  await checkWhole(store.db, bundleId);
  const facts =
    request.kind === 'publish'
      ? await modelFactsOf(keeper.blobs, { ...request, files: bundleFilesOf(announced) })
      : null;
  const now = await store.now();
  const { version, unnamed } = await store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    // Nothing of the job changes: its row is held, and its lease holds.
    await writeUnderLease(trx, lease, { now, set: { lease_token: lease.token } });
    const bundle = await findBundle(trx, lease, bundleId);
    await checkWhole(trx, bundleId);
    await trx
      .updateTable('bundles')
      .set({ finished_at: bundle.finished_at ?? now })
      .where('id', '=', bundleId)
      .execute();
    const unnamed = facts === null ? await removeBundles(trx, await earlierOnes(trx, bundle)) : [];
    const version =
      facts !== null && request.kind === 'publish'
        ? await addModelVersion(trx, { ...request, bundle, facts, now, by })
        : null;
    return { version, unnamed };
  });
  await dropUnused(keeper, unnamed);
  return version;
}

async function findBundle(db: Db | Trx, { jobId, token }: Lease, bundleId: string): Promise<BundleRow> {
  const row = await db
    .selectFrom('bundles')
    .selectAll()
    .where('id', '=', bundleId)
    .where('job_id', '=', jobId)
    .where('lease_token', '=', token)
    .executeTakeFirst();
  if (!row) throw new AppError('bundle.not_found', { bundleId });
  return row;
}

async function checkWhole(db: Db | Trx, bundleId: string): Promise<void> {
  const { missing } = await db
    .selectFrom('bundle_pieces')
    .select(({ fn }) => fn.countAll<number>().as('missing'))
    .where('bundle_id', '=', bundleId)
    .where('is_stored', '=', 0)
    .executeTakeFirstOrThrow();
  if (missing > 0) throw new AppError('bundle.incomplete', { bundleId, missing });
}

/** A newer checkpoint or result takes the place of the one before. */
function earlierOnes(trx: Trx, { id, job_id, purpose }: BundleRow): Promise<{ id: string }[]> {
  return trx
    .selectFrom('bundles')
    .select('id')
    .where('job_id', '=', job_id)
    .where('purpose', '=', purpose)
    .where('id', '!=', id)
    .execute();
}
