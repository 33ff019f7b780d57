/** Gives a worker the next job, under a lease with a token that no other lease has. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates, nextState } from '../../core/contract/job.ts';
import type { Job } from '../../core/contract/job.ts';
import type { StoredFile } from '../../core/contract/storedDataSet.ts';
import type { SentModel } from '../../core/contract/modelHub.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Db, Trx } from '../store/store.ts';
import { checkpointOf } from './checkpointOf.ts';
import type { KeptCheckpoint } from './checkpointOf.ts';
import { dataFileOf } from './dataFileOf.ts';
import { findClaimable } from './findClaimable.ts';
import { jobOf } from './jobOf.ts';
import type { JobRow } from './jobOf.ts';
import { nextNumber } from './nextNumber.ts';
import { pinSplit, splitFileOf } from './pinSplit.ts';
import type { Queue } from './queue.ts';
import { seeWorker } from './seeWorker.ts';
import { sentModelOf } from './sentModelOf.ts';
import { tellChanges } from './tellChanges.ts';

export interface ClaimRequest {
  readonly workerId: string;
  /** The same one gets the same lease again: a lost answer must not park a job. */
  readonly requestId: string;
}

export interface Claimed {
  readonly job: Job;
  readonly token: number;
  readonly expiresAt: number;
  /** Of the data set that the request names. */
  readonly dataFile: StoredFile | null;
  /** Of an earlier division of its rows, which it follows. */
  readonly splitFile: StoredFile | null;
  readonly model: SentModel | null;
  readonly keepsCheckpoints: boolean;
  readonly mirrorsHub: boolean;
  readonly checkpoint: KeptCheckpoint | null;
}

/** Null where nothing is to be done. Throws `lease.expired` where the lease of this request has ended. */
export async function claim(queue: Queue, request: ClaimRequest): Promise<Claimed | null> {
  const { store, rules } = queue;
  const now = await store.now();
  const repeated = await leaseOf(store.db, { ...request, now, queue });
  if (repeated) return repeated;
  // Idle workers ask often: they write nothing.
  if ((await findClaimable(store.db, rules.everybody, request.workerId)) === undefined) return null;
  const claimed = await store.db.transaction().execute(async (trx) => {
    // From here on one claim follows the other, so that limits hold and no job is looked at twice.
    const token = await nextNumber(trx, 'lease');
    const sameMoment = await leaseOf(trx, { ...request, now, queue });
    if (sameMoment) return sameMoment;
    for (;;) {
      const id = await findClaimable(trx, rules.everybody, request.workerId);
      if (id === undefined) return null;
      const leased = await lease(trx, { ...request, id, token, now, queue });
      if (leased) return leased;
    }
  });
  if (claimed) queue.changed(claimed.job.id);
  return claimed;
}

type Grant = ClaimRequest & { id: string; token: number; now: number; queue: Queue };

/** Undefined where the job was cancelled since it was looked at. */
async function lease(trx: Trx, { id, token, now, queue, ...request }: Grant): Promise<Claimed | undefined> {
  const { workerId, requestId } = request;
  const row = await trx
    .updateTable('jobs')
    .set((eb) => ({
      state: nextState('queued', 'lease'),
      lease_token: token,
      lease_expires_at: now + queue.leaseMs,
      worker_id: workerId,
      folder_id: eb.selectFrom('workers').select('workers.folder_id').where('workers.id', '=', workerId),
      started_at: eb.fn.coalesce('started_at', eb.val(now)),
    }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  await trx
    .insertInto('attempts')
    .values({
      lease_token: token,
      job_id: id,
      worker_id: workerId,
      request_id: requestId,
      leased_at: now,
      ended_at: null,
      outcome: null,
      state_after: null,
      progress_at: now,
      round_at: now,
    })
    .execute();
  await seeWorker(trx, workerId, now);
  const attempt = await attemptsOf(trx, id);
  await tellChanges(trx, id, { now, changes: [{ kind: 'attemptBegan', attempt }] });
  await pinSplit(trx, row);
  const claimed = await claimedOf(trx, row, { token, queue });
  await appendAudit(trx, { now, by: queue.by }, [{ action: 'job.claim', job: row, worker: workerId }]);
  return claimed;
}

async function attemptsOf(trx: Trx, jobId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('attempts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('job_id', '=', jobId)
    .executeTakeFirstOrThrow();
  return count;
}

/** What this request was given before. */
async function leaseOf(
  db: Db,
  { workerId, requestId, now, queue }: Omit<Grant, 'id' | 'token'>,
): Promise<Claimed | undefined> {
  const attempt = await db
    .selectFrom('attempts')
    .select(['job_id', 'lease_token'])
    .where('worker_id', '=', workerId)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  if (!attempt) return undefined;
  const row = await db
    .selectFrom('jobs')
    .selectAll()
    .where('id', '=', attempt.job_id)
    .where('lease_token', '=', attempt.lease_token)
    .where('state', 'in', heldStates)
    .where('lease_expires_at', '>', now)
    .executeTakeFirst();
  if (!row) throw new AppError('lease.expired', { jobId: attempt.job_id });
  return await claimedOf(db, row, { token: attempt.lease_token, queue });
}

async function claimedOf(
  db: Db,
  row: JobRow,
  { token, queue: { keepsCheckpoints = false, mirrorsHub = false } }: Pick<Grant, 'token' | 'queue'>,
): Promise<Claimed> {
  const job = jobOf(row);
  return {
    job,
    token,
    expiresAt: row.lease_expires_at ?? 0,
    dataFile: await dataFileOf(db, row),
    splitFile: await splitFileOf(db, row),
    model: await sentModelOf(db, job.request),
    keepsCheckpoints,
    mirrorsHub,
    checkpoint: keepsCheckpoints ? await checkpointOf(db, row.id) : null,
  };
}
