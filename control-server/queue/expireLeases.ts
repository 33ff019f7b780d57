/** Takes jobs from workers that are no longer heard of. Any replica may do it at any moment. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import { heldStates, nextState } from '../../core/contract/job.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { JobEntry } from '../audit/appendAudit.ts';
import type { AttemptOutcome } from '../store/schema.ts';
import type { Trx } from '../store/store.ts';
import { tellNotice } from '../watchdog/tellNotice.ts';
import { stateAfterLease } from './endAttempt.ts';
import type { JobRow } from './jobOf.ts';
import { movedBy } from './movedBy.ts';
import type { Queue } from './queue.ts';
import { tellChanges } from './tellChanges.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How many jobs were taken. Those that a dead worker held go back to the queue; those over their time have failed. */
export async function expireLeases(queue: Queue): Promise<number> {
  const { store, rules, by, leaseMs, wake, changed } = queue;
  const now = await store.now();
  const { timeoutHours: hours } = rules.everybody.job;
  const taken = await store.db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('jobs')
      .selectAll()
      .where('state', 'in', heldStates)
      .where((eb) => eb.or([eb('lease_expires_at', '<=', now), eb('started_at', '<=', now - hours * hourMs)]))
      // Of two servers that do this at once, one waits for the other.
      .orderBy('id')
      .execute();
    const entries: JobEntry[] = [];
    for (const row of rows) {
      const entry = await take(trx, row, { now, hours, leaseMs });
      if (entry) entries.push(entry);
    }
    await appendAudit(trx, { now, by }, entries);
    return entries.map(({ job }) => job.id);
  });
  if (taken.length > 0) wake();
  for (const jobId of taken) changed(jobId);
  return taken.length;
}

/** Undefined where its worker was heard in the meantime. */
async function take(
  trx: Trx,
  row: JobRow,
  { now, hours, leaseMs }: { now: number; hours: number; leaseMs: number },
): Promise<JobEntry | undefined> {
  const isOverTime = (row.started_at ?? now) <= now - hours * hourMs;
  const transition: 'fail' | 'cancel' | 'endLease' = isOverTime
    ? 'fail'
    : row.wish === 'cancel'
      ? 'cancel'
      : 'endLease';
  const state = nextState(row.state, transition);
  const error = toWire(new AppError('job.over_time', { jobId: row.id, hours }), '');
  const written = await trx
    .updateTable('jobs')
    .set({
      ...stateAfterLease(row, state, now),
      ...(isOverTime ? { error: JSON.stringify(error) } : { lost_attempts: row.lost_attempts + 1 }),
    })
    .where('id', '=', row.id)
    .where('lease_token', '=', row.lease_token)
    .where('state', 'in', heldStates)
    // A heartbeat that came since keeps the job.
    .where('lease_expires_at', '=', row.lease_expires_at)
    .executeTakeFirst();
  if (written.numUpdatedRows === 0n) return undefined;
  const outcome: AttemptOutcome = isOverTime ? 'failed' : 'lost';
  await trx
    .updateTable('attempts')
    // No state for an answer: its worker never said this.
    .set({ outcome, ended_at: now, state_after: null })
    .where('lease_token', '=', row.lease_token)
    .execute();
  if (!isOverTime && row.lease_token !== null) {
    const params = { jobId: row.id, minutes: Math.round(leaseMs / minuteMs) };
    const since = (row.lease_expires_at ?? now) - leaseMs;
    await tellNotice(trx, {
      jobId: row.id,
      token: row.lease_token,
      code: 'job.worker_lost',
      params,
      since,
      now,
    });
  }
  await tellChanges(trx, row.id, { now, changes: [movedBy(transition)] });
  return {
    action: 'job.takeBack',
    job: { ...row, state },
    ...(isOverTime && { error: 'job.over_time' as const }),
  };
}
