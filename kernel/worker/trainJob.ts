/** Does the training of a job: goes on with what an earlier attempt left on this computer, or begins. */
import { isOneOf } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { dataOf } from '../../core/contract/job.ts';
import type { JobRequestOf } from '../../core/contract/job.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { bringCheckpoint } from './bringCheckpoint.ts';
import { CheckpointSender } from './checkpointSender.ts';
import { jobConfig } from './jobConfig.ts';
import type { JobTools } from './jobTools.ts';
import { tellSplit } from './tellSplit.ts';

/**
 * What an earlier attempt left cannot be gone on with: its kernel still works on it (its worker stands still and has not
 * heard that it lost the job), it ended without a word that was kept, or it is damaged. Beginning anew gives the same model.
 */
const unusable: readonly ErrorCode[] = ['run.in_use', 'run.already_finished', 'run.not_found', 'run.damaged'];

/** Fails with the kernel's failure, and as `fetchData` does. */
export async function trainJob(request: JobRequestOf<'train'>, tools: JobTools): Promise<KernelAnswer> {
  const { claimed, folder, threads } = tools;
  await folder.make();
  const given = await jobConfig(request, claimed, tools.fetching);
  const config =
    threads === undefined ? given : { ...given, threads: Math.min(given.threads ?? threads, threads) };
  await bringCheckpoint(tools, config);
  let answer: KernelAnswer | undefined = await folder.keptAnswer();
  if (!answer) {
    answer = await sendingCheckpoints(tools, () => train(config, tools));
    await folder.keepAnswer(answer);
  }
  if (answer.kind === 'trained' && 'dataSet' in dataOf(request)) await tellSplit(answer.runFolder, tools);
  return answer;
}

async function sendingCheckpoints<T>(
  { claimed, folder, fetching, log, listen }: JobTools,
  work: () => Promise<T>,
): Promise<T> {
  if (!claimed.keepsCheckpoints) return await work();
  const sender = new CheckpointSender(folder, { sending: fetching, log });
  listen(({ event }) => {
    if (event.kind === 'checkpointSaved') sender.send();
  });
  try {
    return await work();
  } finally {
    await sender.stop();
  }
}

async function train(
  config: RunConfig,
  { claimed: { token }, folder, run, log }: JobTools,
): Promise<KernelAnswer> {
  const last = await folder.lastRun();
  if (last !== undefined) {
    try {
      log(`goes on with ${last}`);
      return await run.ask({ kind: 'resume', runFolder: last });
    } catch (error) {
      if (!isOneOf(error, unusable)) throw error;
      log(`begins anew: ${error.message}`);
    }
  }
  return await run.ask({ kind: 'train', config, runFolder: folder.newRun(token) });
}
