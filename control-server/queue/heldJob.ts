/** The job that a worker holds, where it only reads. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates } from '../../core/contract/job.ts';
import type { Store } from '../store/store.ts';
import type { JobRow } from './jobOf.ts';
import type { Lease } from './queue.ts';

/** Throws `lease.expired`. */
export async function heldJob(store: Store, { jobId, token }: Lease): Promise<JobRow> {
  const row = await store.db
    .selectFrom('jobs')
    .selectAll()
    .where('id', '=', jobId)
    .where('lease_token', '=', token)
    .where('state', 'in', heldStates)
    .where('lease_expires_at', '>', await store.now())
    .executeTakeFirst();
  if (!row) throw new AppError('lease.expired', { jobId });
  return row;
}
