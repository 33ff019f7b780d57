/** An owner no longer wants a job: one that waits has ended at once, the worker of another hears it. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates, nextState } from '../../core/contract/job.ts';
import type { Job } from '../../core/contract/job.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { findJob } from './findJob.ts';
import { jobOf } from './jobOf.ts';
import type { Queue } from './queue.ts';

/** Repeated, it answers the same. Throws `job.not_found`, or `job.already_finished` where it ended otherwise. */
export async function cancel({ store, by }: Queue, jobId: string): Promise<Job> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('jobs')
      // One statement: a job that goes back to the queue at this moment does not slip through.
      .set((eb) => {
        const isWaiting = eb.case().when('state', '=', 'queued');
        return {
          state: isWaiting.then(nextState('queued', 'cancel')).else(eb.ref('state')).end(),
          finished_at: isWaiting.then(now).else(null).end(),
          wish: isWaiting
            .then(null)
            .else('cancel' as const)
            .end(),
        };
      })
      .where('id', '=', jobId)
      .where('state', 'in', ['queued', ...heldStates])
      .returningAll()
      .executeTakeFirst();
    if (row) {
      await appendAudit(trx, { now, by }, [{ action: 'job.cancel', job: row }]);
      return jobOf(row);
    }
    const ended = await findJob(trx, jobId);
    if (ended.state !== 'cancelled') throw new AppError('job.already_finished', { jobId });
    return jobOf(ended);
  });
}
