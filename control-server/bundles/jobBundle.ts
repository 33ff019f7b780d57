/** The whole bundle that a job has for a purpose. */
import type { BundlePurpose } from '../../core/contract/bundle.ts';
import type { Db } from '../store/store.ts';
import type { BundleRow } from './bundleFilesOf.ts';

export async function jobBundle(
  db: Db,
  jobId: string,
  purpose: Exclude<BundlePurpose, 'model'>,
): Promise<BundleRow | undefined> {
  return await db
    .selectFrom('bundles')
    .selectAll()
    .where('job_id', '=', jobId)
    .where('purpose', '=', purpose)
    .where('finished_at', 'is not', null)
    .executeTakeFirst();
}
