/** One job by its id. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Db } from '../store/store.ts';
import type { JobRow } from './jobOf.ts';

/** Throws `job.not_found`. */
export async function findJob(db: Db, jobId: string): Promise<JobRow> {
  const row = await db.selectFrom('jobs').selectAll().where('id', '=', jobId).executeTakeFirst();
  if (!row) throw new AppError('job.not_found', { jobId });
  return row;
}
