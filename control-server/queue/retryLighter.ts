/** Tries a job that failed once more, with lighter settings, as a job of its own that names the one it comes from. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Job, JobRequest } from '../../core/contract/job.ts';
import { lighterConfig } from '../../core/training/lighterConfig.ts';
import type { Lighter } from '../../core/training/lighterConfig.ts';
import { enqueue } from './enqueue.ts';
import type { Queue } from './queue.ts';

type TrainRequest = Extract<JobRequest, { kind: 'train' }>;

/** What would be lighter. Throws `job.not_failed` or `job.lightest`. */
export function lighterOf({ id, state, request }: Job): Lighter<TrainRequest['config']> {
  if (state !== 'failed') throw new AppError('job.not_failed', { jobId: id });
  const lighter = request.kind === 'train' ? lighterConfig(request.config) : null;
  if (!lighter) throw new AppError('job.lightest', { jobId: id });
  return lighter;
}

/** Repeated, it answers with the same job. Throws as `lighterOf` does. */
export async function retryLighter(queue: Queue, failed: Job): Promise<Job> {
  const { config } = lighterOf(failed);
  return await enqueue(queue, {
    owner: failed.owner,
    priority: failed.priority,
    request: { kind: 'train', config },
    dedupeKey: `lighter:${failed.id}`,
    parentId: failed.id,
  });
}
