/** The fence: the one way in which a worker's word changes a job. */
import type { Updateable } from 'kysely';
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates } from '../../core/contract/job.ts';
import type { JobTable } from '../store/schema.ts';
import type { Trx } from '../store/store.ts';
import type { JobRow } from './jobOf.ts';
import type { Lease } from './queue.ts';

/**
 * Throws `lease.expired` where the job has been given on, has ended, or the time of the lease is over, though nobody has
 * noticed yet. What else the transaction writes is then not written either; until it ends, the row is its own.
 */
export async function writeUnderLease(
  trx: Trx,
  { jobId, token }: Lease,
  { now, set }: { now: number; set: Updateable<JobTable> },
): Promise<JobRow> {
  const row = await trx
    .updateTable('jobs')
    .set(set)
    .where('id', '=', jobId)
    .where('lease_token', '=', token)
    .where('state', 'in', heldStates)
    .where('lease_expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new AppError('lease.expired', { jobId });
  return row;
}
