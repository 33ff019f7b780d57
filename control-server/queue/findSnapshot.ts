/** A job as it is, with the number of the last thing that happened to it: both of one moment. */
import type { JobSnapshot } from '../../core/contract/jobEvent.ts';
import type { Db } from '../store/store.ts';
import { jobOf } from './jobOf.ts';

/** Undefined where there is no such job. */
export async function findSnapshot(db: Db, jobId: string): Promise<JobSnapshot | undefined> {
  const row = await db.selectFrom('jobs').selectAll().where('id', '=', jobId).executeTakeFirst();
  return row && { job: jobOf(row), state: row.run_state, number: row.event_count };
}
