/** `resume`: goes on with a run that was stopped, failed or died, from its last checkpoint. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { RequestContext } from '../requestContext.ts';
import { readRecord, runPaths } from '../run/runFolder.ts';
import { workOnRun } from '../run/workOnRun.ts';

type ResumeRequest = Extract<KernelRequest, { kind: 'resume' }>;

export async function resumeTraining(
  { runFolder }: ResumeRequest,
  context: RequestContext,
): Promise<KernelAnswer> {
  const paths = runPaths(runFolder);
  const record = await readRecord(paths);
  if (record.state === 'succeeded') throw new AppError('run.already_finished', { path: paths.root });
  // Stages are computed again; what the training itself adjusted on its way stays on record.
  const adjustments = record.adjustments.filter(({ step }) => step !== null);
  return workOnRun(
    paths,
    () => Promise.resolve({ ...record, state: 'running', finishedAt: null, stages: [], adjustments }),
    context,
  );
}
