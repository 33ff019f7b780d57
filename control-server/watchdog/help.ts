/** Does for one job what the rules say: warns its owner, asks its worker to begin again, or takes it away. */
import { appendAudit } from '../audit/appendAudit.ts';
import type { AuditEntry } from '../audit/appendAudit.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import { heldStates, nextState } from '../../core/contract/job.ts';
import { stateAfterLease } from '../queue/endAttempt.ts';
import type { JobRow } from '../queue/jobOf.ts';
import { movedBy } from '../queue/movedBy.ts';
import type { Lease, Queue } from '../queue/queue.ts';
import { tellChanges } from '../queue/tellChanges.ts';
import type { Trx } from '../store/store.ts';
import { tellNotice } from './tellNotice.ts';
import { watchedOf } from './watchedOf.ts';
import { watchStep } from './watchRules.ts';
import type { WatchRules, WatchStep } from './watchRules.ts';

const minuteMs = 60_000;

interface Moment {
  readonly now: number;
  readonly rules: WatchRules;
}

/** False where there was nothing to do any more. */
export async function help(queue: Queue, lease: Lease, moment: Moment): Promise<boolean> {
  const { store, by } = queue;
  const { now, rules } = moment;
  return await store.db.transaction().execute(async (trx) => {
    const row = await held(trx, lease);
    if (!row) return false;
    const attempt = await trx
      .selectFrom('attempts')
      .selectAll()
      .where('lease_token', '=', lease.token)
      .executeTakeFirstOrThrow();
    const step = watchStep(watchedOf(attempt), now, rules);
    if (!step) return false;
    if (step.kind === 'warn') {
      await warn(trx, lease, { ...moment, since: step.since });
      return true;
    }
    const entry =
      step.kind === 'take'
        ? await take(trx, row, { now, token: lease.token })
        : await restart(trx, row, {
            now,
            step,
            token: lease.token,
            mostFailures: queue.rules.everybody.job.maxRetries,
          });
    await appendAudit(trx, { now, by }, [entry]);
    return true;
  });
}

/** The job, in hand until the transaction ends. */
async function held(trx: Trx, { jobId, token }: Lease): Promise<JobRow | undefined> {
  return await trx
    .updateTable('jobs')
    .set((eb) => ({ number: eb.ref('number') }))
    .where('id', '=', jobId)
    .where('lease_token', '=', token)
    .where('state', 'in', heldStates)
    .where((eb) => eb.or([eb('wish', 'is', null), eb('wish', '=', 'restart')]))
    .returningAll()
    .executeTakeFirst();
}

async function warn(
  trx: Trx,
  { jobId, token }: Lease,
  { now, rules, since }: Moment & { since: number },
): Promise<void> {
  await trx.updateTable('attempts').set({ warned_at: now }).where('lease_token', '=', token).execute();
  const params = { jobId, minutes: minutesOf(now - since), restartMinutes: minutesOf(rules.graceMs) };
  await tellNotice(trx, { jobId, token, code: 'job.silent', params, since, now });
}

type Restart = { now: number; token: number; mostFailures: number; step: WatchStep & { kind: 'restart' } };

/** An attempt that stands still has failed: a job that does so every time ends. */
async function restart(
  trx: Trx,
  row: JobRow,
  { now, token, mostFailures, step }: Restart,
): Promise<AuditEntry> {
  const { because: code, since } = step;
  const params = { jobId: row.id, minutes: minutesOf(now - since) };
  await tellNotice(trx, { jobId: row.id, token, code, params, since, now });
  const failures = row.failed_attempts + 1;
  if (failures > mostFailures) {
    const error = JSON.stringify(toWire(new AppError(code, params), ''));
    const state = nextState(row.state, 'fail');
    await trx
      .updateTable('jobs')
      .set({ ...stateAfterLease(row, state, now), failed_attempts: failures, error })
      .where('id', '=', row.id)
      .execute();
    await end(trx, token, now);
    await tellChanges(trx, row.id, { now, changes: [movedBy('fail')] });
    return { action: 'job.takeBack', job: { ...row, state }, error: code };
  }
  await trx
    .updateTable('jobs')
    .set({ wish: 'restart', failed_attempts: failures })
    .where('id', '=', row.id)
    .execute();
  await trx.updateTable('attempts').set({ restart_asked_at: now }).where('lease_token', '=', token).execute();
  await tellChanges(trx, row.id, { now, changes: [{ kind: 'wished', wish: 'restart' }] });
  return { action: 'job.restart', job: row, error: code };
}

/** Its worker answers, but does not begin again. The failure was counted when it was asked. */
async function take(
  trx: Trx,
  row: JobRow,
  { now, token }: { now: number; token: number },
): Promise<AuditEntry> {
  const state = nextState(row.state, 'endLease');
  await trx
    .updateTable('jobs')
    .set(stateAfterLease(row, state, now))
    .where('id', '=', row.id)
    .execute();
  await end(trx, token, now);
  await tellChanges(trx, row.id, { now, changes: [movedBy('endLease')] });
  return { action: 'job.takeBack', job: { ...row, state } };
}

async function end(trx: Trx, token: number, now: number): Promise<void> {
  await trx
    .updateTable('attempts')
    // No state for an answer: its worker never said this.
    .set({ outcome: 'failed', ended_at: now, state_after: null })
    .where('lease_token', '=', token)
    .execute();
}

function minutesOf(ms: number): number {
  return Math.floor(ms / minuteMs);
}
