/** A job's row, in the transaction of whoever takes it. */
import { randomUUID } from 'node:crypto';
import type { JobRequest } from '../../core/contract/job.ts';
import { findVersion } from '../dataSets/findVersion.ts';
import type { Trx } from '../store/store.ts';
import { holdDataSet } from './holdDataSet.ts';
import type { JobRow } from './jobOf.ts';
import { needsOf } from './needsOf.ts';
import type { Reach } from './queue.ts';

export interface NewJob {
  readonly owner: string;
  readonly request: JobRequest;
  /** Higher goes first. */
  readonly priority: number;
  /** Asked twice with the same key, an owner gets the same job: a lost answer makes no second one. */
  readonly dedupeKey: string | null;
  /** The job that failed, of which this one is a lighter try. */
  readonly parentId?: string;
  /** Whose data sets and trainings it may name. Left out: the owner's. */
  readonly reach?: Reach;
}

/** `number`: its place in the queue. Throws `dataset.not_found` or `dataset.version_not_found` where the request names one, and what `needsOf` throws. */
export async function insertJob(
  trx: Trx,
  job: NewJob,
  { number, now }: { number: number; now: number },
): Promise<JobRow> {
  const reach = job.reach === undefined ? job.owner : job.reach;
  const { dataSet, folderId } = await needsOf(trx, { ...job, reach });
  if (dataSet) {
    await holdDataSet(trx, reach, dataSet.id);
    await findVersion(trx, reach, dataSet);
  }
  return await trx
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
}
