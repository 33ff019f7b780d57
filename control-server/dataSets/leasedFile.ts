/** The files that a worker may fetch: of the data set that its job names, and of the division it follows, as long as the lease lasts. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates } from '../../core/contract/job.ts';
import type { StoredFile } from '../../core/contract/storedDataSet.ts';
import { dataFileOf } from '../queue/dataFileOf.ts';
import { splitFileOf } from '../queue/pinSplit.ts';
import type { Lease } from '../queue/queue.ts';
import type { Store } from '../store/store.ts';

/** Throws `lease.expired`, or `blob.not_found` for every other file. */
export async function leasedFile(store: Store, { jobId, token }: Lease, sha256: string): Promise<StoredFile> {
  const job = await store.db
    .selectFrom('jobs')
    .select(['id', 'data_set_id', 'data_set_version'])
    .where('id', '=', jobId)
    .where('lease_token', '=', token)
    .where('state', 'in', heldStates)
    .where('lease_expires_at', '>', await store.now())
    .executeTakeFirst();
  if (!job) throw new AppError('lease.expired', { jobId });
  const files = [await dataFileOf(store.db, job), await splitFileOf(store.db, job)];
  const file = files.find((one) => one?.sha256 === sha256);
  if (!file) throw new AppError('blob.not_found', { sha256 });
  return file;
}
