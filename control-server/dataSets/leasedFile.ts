/** The files that a worker may fetch: of the data set that its job names, and of the division it follows, as long as the lease lasts. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { StoredFile } from '../../core/contract/storedDataSet.ts';
import { dataFileOf } from '../queue/dataFileOf.ts';
import { heldJob } from '../queue/heldJob.ts';
import { splitFileOf } from '../queue/pinSplit.ts';
import type { Lease } from '../queue/queue.ts';
import type { Store } from '../store/store.ts';

/** Throws `lease.expired`, or `blob.not_found` for every other file. */
export async function leasedFile(store: Store, lease: Lease, sha256: string): Promise<StoredFile> {
  const job = await heldJob(store, lease);
  const files = [await dataFileOf(store.db, job), await splitFileOf(store.db, job)];
  const file = files.find((one) => one?.sha256 === sha256);
  if (!file) throw new AppError('blob.not_found', { sha256 });
  return file;
}
