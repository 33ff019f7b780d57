/** Takes a job. Once this has answered, the job is on the disk. */
import type { Job } from '../../core/contract/job.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { ruledRequest } from '../rules/ruledRequest.ts';
import type { Trx } from '../store/store.ts';
import { insertJob } from './insertJob.ts';
import type { NewJob } from './insertJob.ts';
import { jobOf } from './jobOf.ts';
import type { JobRow } from './jobOf.ts';
import { nextNumber } from './nextNumber.ts';
import type { Queue } from './queue.ts';

/** Throws `request.over_limit`, and what `insertJob` throws. */
export async function enqueue({ store, rules, by, wake, changed }: Queue, job: NewJob): Promise<Job> {
  const request = ruledRequest(rules, job.owner, job.request);
  const now = await store.now();
  const row = await store.db.transaction().execute(async (trx) => {
    // Before looking for the key: of two that bring the same one, the second waits here.
    const number = await nextNumber(trx, 'job');
    const known = await withSameKey(trx, job);
    if (known) return known;
    const added = await insertJob(trx, { ...job, request }, { number, now });
    await appendAudit(trx, { now, by }, [
      { action: job.parentId === undefined ? 'job.create' : 'job.retry', job: added },
    ]);
    return added;
  });
  wake();
  changed(row.id);
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
