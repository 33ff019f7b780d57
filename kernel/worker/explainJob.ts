/** Which words decided. */
import type { JobRequestOf } from '../../core/contract/job.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { JobTools } from './jobTools.ts';
import { modelOf } from './modelOf.ts';

/** Fails with the kernel's failure, or with what the server refuses. */
export async function explainJob({ text }: JobRequestOf<'explain'>, tools: JobTools): Promise<KernelAnswer> {
  const { run, folder, threads } = tools;
  try {
    const model = await modelOf(tools);
    return await run.ask({ kind: 'explain', model, text, ...(threads !== undefined && { threads }) });
  } finally {
    await folder.remove();
  }
}
