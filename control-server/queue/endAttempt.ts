/** The end of an attempt, by its worker's word. The same word again gets the same answer. */
import type { Updateable } from 'kysely';
import type { AuditAction } from '../../core/contract/audit.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { heldStates, nextState } from '../../core/contract/job.ts';
import type { JobState, JobTransition } from '../../core/contract/job.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AttemptOutcome, JobTable } from '../store/schema.ts';
import type { JobRow } from './jobOf.ts';
import { movedBy } from './movedBy.ts';
import type { Lease, Queue } from './queue.ts';
import { tellChanges } from './tellChanges.ts';
import { writeUnderLease } from './writeUnderLease.ts';

interface AttemptEnd {
  readonly outcome: AttemptOutcome;
  readonly action: AuditAction;
  /** Why, where it failed. */
  readonly error?: ErrorCode;
  /** What becomes of the job as it is now. */
  readonly decide: (row: JobRow) => {
    transition: Exclude<JobTransition, 'lease'>;
    set?: Updateable<JobTable>;
  };
}

/** The job's state afterwards. Throws `lease.expired`. */
export async function endAttempt(
  { store, by, wake, changed }: Queue,
  lease: Lease,
  { outcome, decide, ...told }: AttemptEnd,
): Promise<JobState> {
  const now = await store.now();
  const state = await store.db.transaction().execute(async (trx) => {
    // The row is held first, so that what is found is what is there: of two that say the same, the second waits here.
    const row = await trx
      .updateTable('jobs')
      .set((eb) => ({ number: eb.ref('number') }))
      .where('id', '=', lease.jobId)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw new AppError('lease.expired', { jobId: lease.jobId });
    const attempt = await trx
      .selectFrom('attempts')
      .select(['outcome', 'state_after'])
      .where('lease_token', '=', lease.token)
      .where('job_id', '=', lease.jobId)
      .executeTakeFirst();
    if (attempt?.outcome === outcome && attempt.state_after) return attempt.state_after;
    const { transition, set } = decide(row);
    const after = nextState(row.state, transition);
    await writeUnderLease(trx, lease, { now, set: { ...set, ...stateAfterLease(row, after, now) } });
    await trx
      .updateTable('attempts')
      .set({ outcome, ended_at: now, state_after: after })
      .where('lease_token', '=', lease.token)
      .execute();
    await tellChanges(trx, row.id, { now, changes: [movedBy(transition)] });
    const job = { ...row, state: after };
    await appendAudit(trx, { now, by }, [{ ...told, job, worker: row.worker_id }]);
    return after;
  });
  wake();
  changed(lease.jobId);
  return state;
}

/** The columns of a job that no worker holds any more. */
export function stateAfterLease(row: JobRow, state: JobState, now: number): Updateable<JobTable> {
  if (heldStates.some((held) => held === state))
    throw new Error(`job ${row.id} would still be held: ${state}`);
  if (state !== 'queued') return { state, lease_expires_at: null, finished_at: now, wish: null };
  return {
    state,
    lease_token: null,
    lease_expires_at: null,
    worker_id: null,
    // A new attempt is the restart that was asked for.
    wish: row.wish === 'restart' ? null : row.wish,
  };
}
