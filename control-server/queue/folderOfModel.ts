/** Where the model of a training lies: the folder of the worker that trained it. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Db } from '../store/store.ts';
import { findJob } from './findJob.ts';
import { jobOf } from './jobOf.ts';
import type { Reach } from './queue.ts';

/** Throws `job.not_found`, for one out of reach too, or `job.no_model`. */
export async function folderOfModel(db: Db, reach: Reach, jobId: string): Promise<string> {
  const row = await findJob(db, jobId);
  if (reach !== null && row.owner !== reach) throw new AppError('job.not_found', { jobId });
  const isTrained = row.state === 'succeeded' && jobOf(row).request.kind === 'train';
  if (!isTrained || row.folder_id === null) throw new AppError('job.no_model', { jobId });
  return row.folder_id;
}
