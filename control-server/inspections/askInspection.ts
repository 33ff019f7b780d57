/** A look at a version of a data set: the job that answers it, which is taken anew only where none answers it yet. */
import { createHash } from 'node:crypto';
import type { Job, JobRequestOf } from '../../core/contract/job.ts';
import { canonicalJson } from '../../core/host/audit/canonicalJson.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { insertJob } from '../queue/insertJob.ts';
import { jobOf } from '../queue/jobOf.ts';
import type { JobRow } from '../queue/jobOf.ts';
import { nextNumber } from '../queue/nextNumber.ts';
import type { Queue } from '../queue/queue.ts';
import type { Db } from '../store/store.ts';

export interface InspectionQuestion {
  readonly owner: string;
  readonly dataSetId: string;
  /** Names the version. */
  readonly request: JobRequestOf<'inspect'>;
  /** Takes a new one where the last one failed or was cancelled. */
  readonly again: boolean;
}

/** A person waits for it, and it takes seconds. */
const priority = 100;

/** The owner's data set has been found before. Throws `dataset.not_found` where it was deleted since. */
export async function askInspection(queue: Queue, question: InspectionQuestion): Promise<Job> {
  const { store, by, wake, changed } = queue;
  const { owner, dataSetId, request } = question;
  const key = createHash('sha256').update(canonicalJson(request)).digest('hex');
  const known = await answering(store.db, { ...question, key });
  if (known) return jobOf(known);
  const now = await store.now();
  const row = await store.db.transaction().execute(async (trx) => {
    // Before looking again: of two that ask the same, the second waits here.
    const number = await nextNumber(trx, 'job');
    const same = await answering(trx, { ...question, key });
    if (same) return same;
    const job = await insertJob(trx, { owner, request, priority, dedupeKey: null }, { number, now });
    await trx.insertInto('inspections').values({ job_id: job.id, data_set_id: dataSetId, key }).execute();
    await appendAudit(trx, { now, by }, [{ action: 'job.create', job }]);
    return job;
  });
  wake();
  changed(row.id);
  return jobOf(row);
}

type Lookup = Pick<InspectionQuestion, 'dataSetId' | 'again'> & { readonly key: string };

/** The newest job of this question, unless a new one is wanted in its place. */
async function answering(db: Db, { dataSetId, key, again }: Lookup): Promise<JobRow | undefined> {
  const row = await db
    .selectFrom('inspections')
    .innerJoin('jobs', 'jobs.id', 'inspections.job_id')
    .selectAll('jobs')
    .where('inspections.data_set_id', '=', dataSetId)
    .where('inspections.key', '=', key)
    .orderBy('jobs.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isOver = row?.state === 'failed' || row?.state === 'cancelled';
  return again && isOver ? undefined : row;
}
