/** What an owner wants of a job that is under way, short of ending it; null: that it simply goes on. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates } from '../../core/contract/job.ts';
import type { Job, JobWish } from '../../core/contract/job.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { countAnew } from '../watchdog/countAnew.ts';
import { findJob } from './findJob.ts';
import { jobOf } from './jobOf.ts';
import type { Queue } from './queue.ts';
import { tellChanges } from './tellChanges.ts';

/** A cancelled job stays cancelled. Throws `job.not_found` or `job.not_running`. */
export async function wish(
  { store, by, changed }: Queue,
  jobId: string,
  wanted: Exclude<JobWish, 'cancel'> | null,
): Promise<Job> {
  const now = await store.now();
  const job = await store.db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('jobs')
      .set({ wish: wanted })
      .where('id', '=', jobId)
      .where('state', 'in', heldStates)
      .where((eb) => eb.or([eb('wish', 'is', null), eb('wish', '!=', 'cancel')]))
      .returningAll()
      .executeTakeFirst();
    if (!row) {
      await findJob(trx, jobId);
      throw new AppError('job.not_running', { jobId });
    }
    // What it did not do while it was paused is not held against it.
    if (wanted !== 'pause' && row.lease_token !== null) {
      await countAnew(trx, { token: row.lease_token, now });
    }
    await tellChanges(trx, jobId, { now, changes: [{ kind: 'wished', wish: wanted }] });
    await appendAudit(trx, { now, by }, [{ action: `job.${wanted ?? 'continue'}`, job: row }]);
    return jobOf(row);
  });
  changed(jobId);
  return job;
}
