/** A training, on data that this computer has or fetches. */
import type { JobRequest } from '../../../core/contract/job.ts';
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import { bringCheckpoint } from '../bringCheckpoint.ts';
import { CheckpointSender } from '../checkpointSender.ts';
import { jobConfig } from '../jobConfig.ts';
import type { JobTask } from '../jobTask.ts';
import { trainJob } from '../trainJob.ts';

type TrainRequest = Extract<JobRequest, { kind: 'train' }>;

/** Fails with the kernel's failure, or as `fetchData` does. */
export async function train(request: TrainRequest, task: JobTask): Promise<KernelAnswer> {
  const { claimed, fetching, folder, run, log, threads } = task;
  const given = await jobConfig(request.config, { ...fetching, dataFile: claimed.dataFile });
  const config =
    threads === undefined ? given : { ...given, threads: Math.min(given.threads ?? threads, threads) };
  await bringCheckpoint(task, config.data.path);
  const sender = claimed.keepsCheckpoints
    ? new CheckpointSender(folder, { sending: fetching, log })
    : undefined;
  task.listen(({ event }) => {
    if (event.kind === 'checkpointSaved') sender?.send();
  });
  try {
    return await trainJob({ folder, run, config, token: claimed.token, log });
  } finally {
    await sender?.stop();
  }
}
