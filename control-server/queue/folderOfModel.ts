/** Where the model of an owner's training lies: the folder of the worker that trained it. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Db } from '../store/store.ts';
import { findJob } from './findJob.ts';
import { jobOf } from './jobOf.ts';

/** Throws `job.not_found`, for somebody else's too, or `job.no_model`. */
export async function folderOfModel(db: Db, owner: string, jobId: string): Promise<string> {
  const row = await findJob(db, jobId);
  if (row.owner !== owner) throw new AppError('job.not_found', { jobId });
  const isTrained = row.state === 'succeeded' && jobOf(row).request.kind === 'train';
  if (!isTrained || row.folder_id === null) throw new AppError('job.no_model', { jobId });
  return row.folder_id;
}
