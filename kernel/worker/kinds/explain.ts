/** Which words decided. */
import type { JobRequest } from '../../../core/contract/job.ts';
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import type { JobTask } from '../jobTask.ts';
import { modelOf } from '../modelOf.ts';

type ExplainRequest = Extract<JobRequest, { kind: 'explain' }>;

/** Fails with the kernel's failure, or with what the server refuses. */
export async function explain({ text }: ExplainRequest, task: JobTask): Promise<KernelAnswer> {
  const { run, folder, threads } = task;
  try {
    const model = await modelOf(task);
    return await run.ask({ kind: 'explain', model, text, ...(threads !== undefined && { threads }) });
  } finally {
    await folder.remove();
  }
}
