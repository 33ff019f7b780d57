/** What an owner wants of a job that is under way, short of ending it; null: that it simply goes on. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates } from '../../core/contract/job.ts';
import type { Job, JobWish } from '../../core/contract/job.ts';
import { findJob } from './findJob.ts';
import { jobOf } from './jobOf.ts';
import type { Queue } from './queue.ts';

/** A cancelled job stays cancelled. Throws `job.not_found` or `job.not_running`. */
export async function wish(
  { store }: Queue,
  jobId: string,
  wanted: Exclude<JobWish, 'cancel'> | null,
): Promise<Job> {
  const row = await store.db
    .updateTable('jobs')
    .set({ wish: wanted })
    .where('id', '=', jobId)
    .where('state', 'in', heldStates)
    .where((eb) => eb.or([eb('wish', 'is', null), eb('wish', '!=', 'cancel')]))
    .returningAll()
    .executeTakeFirst();
  if (row) return jobOf(row);
  await findJob(store.db, jobId);
  throw new AppError('job.not_running', { jobId });
}
