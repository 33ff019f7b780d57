/** Takes a job. Once this has answered, the job is on the disk. */
import { randomUUID } from 'node:crypto';
import type { Job, JobRequest } from '../../core/contract/job.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { findVersion } from '../dataSets/findVersion.ts';
import type { Trx } from '../store/store.ts';
import { holdDataSet } from './holdDataSet.ts';
import { jobOf } from './jobOf.ts';
import type { JobRow } from './jobOf.ts';
import { needsOf } from './needsOf.ts';
import { nextNumber } from './nextNumber.ts';
import type { Queue } from './queue.ts';

export interface NewJob {
  readonly owner: string;
  readonly request: JobRequest;
  /** Higher goes first. */
  readonly priority: number;
  /** Asked twice with the same key, an owner gets the same job: a lost answer makes no second one. */
  readonly dedupeKey: string | null;
  /** The job that failed, of which this one is a lighter try. */
  readonly parentId?: string;
}

/**
 * Throws `dataset.not_found` or `dataset.version_not_found` where the request names one, and what `needsOf` throws.
 */
export async function enqueue({ store, by, wake }: Queue, job: NewJob): Promise<Job> {
  const now = await store.now();
  const row = await store.db.transaction().execute(async (trx) => {
    // Before looking for the key: of two that bring the same one, the second waits here.
    const number = await nextNumber(trx, 'job');
    const known = await withSameKey(trx, job);
    if (known) return known;
    const { dataSet, folderId } = await needsOf(trx, job);
    if (dataSet) {
      await holdDataSet(trx, job.owner, dataSet.id);
      await findVersion(trx, job.owner, dataSet);
    }
    const added = await trx
      .insertInto('jobs')
      .values({
        id: randomUUID(),
        number,
        owner: job.owner,
        dedupe_key: job.dedupeKey,
        priority: job.priority,
        request: JSON.stringify(job.request),
        state: 'queued',
        wish: null,
        lease_token: null,
        lease_expires_at: null,
        worker_id: null,
        failed_attempts: 0,
        lost_attempts: 0,
        created_at: now,
        started_at: null,
        finished_at: null,
        result: null,
        error: null,
        data_set_id: dataSet?.id ?? null,
        data_set_version: dataSet?.version ?? null,
        parent_id: job.parentId ?? null,
        folder_id: null,
        needs_folder_id: folderId,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await appendAudit(trx, { now, by }, [
      { action: job.parentId === undefined ? 'job.create' : 'job.retry', job: added },
    ]);
    return added;
  });
  wake();
  return jobOf(row);
}

async function withSameKey(trx: Trx, { owner, dedupeKey }: NewJob): Promise<JobRow | undefined> {
  if (dedupeKey === null) return undefined;
  return await trx
    .selectFrom('jobs')
    .selectAll()
    .where('owner', '=', owner)
    .where('dedupe_key', '=', dedupeKey)
    .executeTakeFirst();
}
