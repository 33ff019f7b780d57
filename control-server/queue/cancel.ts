/** An owner no longer wants a job: one that waits has ended at once, the worker of another hears it. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates, nextState } from '../../core/contract/job.ts';
import type { Job } from '../../core/contract/job.ts';
import type { JobChange } from '../../core/contract/jobEvent.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { findJob } from './findJob.ts';
import { jobOf } from './jobOf.ts';
import { movedBy } from './movedBy.ts';
import type { Queue } from './queue.ts';
import { tellChanges } from './tellChanges.ts';

/** Repeated, it answers the same. Throws `job.not_found`, or `job.already_finished` where it ended otherwise. */
export async function cancel({ store, by, changed }: Queue, jobId: string): Promise<Job> {
  const now = await store.now();
  const job = await store.db.transaction().execute(async (trx) => {
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
      const change: JobChange =
        row.state === 'cancelled' ? movedBy('cancel') : { kind: 'wished', wish: 'cancel' };
      await tellChanges(trx, jobId, { now, changes: [change] });
      await appendAudit(trx, { now, by }, [{ action: 'job.cancel', job: row }]);
      return jobOf(row);
    }
    const ended = await findJob(trx, jobId);
    if (ended.state !== 'cancelled') throw new AppError('job.already_finished', { jobId });
    return jobOf(ended);
  });
  changed(jobId);
  return job;
}
