/** Tries a job that failed once more, with lighter settings, as a job of its own that names the one it comes from. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Job, JobRequestOf } from '../../core/contract/job.ts';
import type { LighterChange } from '../../core/contract/jobProtocol.ts';
import { lighterConfig } from '../../core/training/lighterConfig.ts';
import { enqueue } from './enqueue.ts';
import type { Queue } from './queue.ts';

type TrainRequest = JobRequestOf<'train'>;

/** What would be lighter. Throws `job.not_failed` or `job.lightest`. */
export function lighterOf({ id, state, request }: Job): { changes: LighterChange[]; request: TrainRequest } {
  if (state !== 'failed') throw new AppError('job.not_failed', { jobId: id });
  const lighter = request.kind === 'train' ? lighterConfig(request.config) : null;
  if (request.kind !== 'train' || !lighter) throw new AppError('job.lightest', { jobId: id });
  const { changes, config } = lighter;
  return { changes, request: { ...request, config } };
}

/** Repeated, it answers with the same job. Throws as `lighterOf` does. */
export async function retryLighter(queue: Queue, failed: Job): Promise<Job> {
  return await enqueue(queue, {
    owner: failed.owner,
    priority: failed.priority,
    request: lighterOf(failed).request,
    dedupeKey: `lighter:${failed.id}`,
    parentId: failed.id,
  });
}
