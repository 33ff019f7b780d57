/** The newest jobs first, a page at a time. */
import type { Job } from '../../core/contract/job.ts';
import type { Queue, Reach } from './queue.ts';
import { jobOf } from './jobOf.ts';

export interface JobPage {
  readonly jobs: Job[];
  /** What to ask the next page with; null on the last one. */
  readonly before: number | null;
}

export async function listJobs(
  { store }: Queue,
  { owner = null, limit, before }: { owner?: Reach; limit: number; before?: number | undefined },
): Promise<JobPage> {
  const rows = await store.db
    .selectFrom('jobs')
    .selectAll()
    .$if(owner !== null, (query) => query.where('owner', '=', owner ?? ''))
    .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return { jobs: rows.map(jobOf), before: rows.length < limit ? null : (rows.at(-1)?.number ?? null) };
}
