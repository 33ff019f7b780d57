/** Waits until a job of a server has ended well. */
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../core/contract/errors/appError.ts';
import { fromWire } from '../../core/contract/errors/wireError.ts';
import { jobSchema } from '../../core/contract/job.ts';
import type { Job } from '../../core/contract/job.ts';
import { askServer } from '../../core/host/askServer.ts';
import type { ServerPlace } from '../../core/host/askServer.ts';
import { untilAnswered } from '../../core/host/untilAnswered.ts';
import type { Patience } from '../../core/host/untilAnswered.ts';

const everyMs = 500;

/** Fails with the job's failure, or with `job.already_finished` where it was cancelled. */
export async function awaitJob(
  server: ServerPlace,
  { id }: Pick<Job, 'id'>,
  patience: Patience,
): Promise<Job> {
  for (;;) {
    const job = await untilAnswered(
      (signal) => askServer(server, { path: `/api/v1/jobs/${id}`, answer: jobSchema, signal }),
      patience,
    );
    if (job.error && job.state === 'failed') throw fromWire(job.error);
    if (job.state === 'cancelled') throw new AppError('job.already_finished', { jobId: id });
    if (job.finishedAt !== null) return job;
    await pause(everyMs);
  }
}
