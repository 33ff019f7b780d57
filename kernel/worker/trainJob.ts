/** Does the training of a job: goes on with what an earlier attempt left on this computer, or begins. */
import { isOneOf } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import type { JobFolder } from './jobFolder.ts';
import type { KernelRun } from './kernelRun.ts';

export interface Training {
  readonly folder: JobFolder;
  readonly run: KernelRun;
  readonly config: RunConfig;
  /** Of the lease. */
  readonly token: number;
  readonly log: (line: string) => void;
}

/**
 * What an earlier attempt left cannot be gone on with: its kernel still works on it (its worker stands still and has not
 * heard that it lost the job), it ended without a word that was kept, or it is damaged. Beginning anew gives the same model.
 */
const unusable: readonly ErrorCode[] = ['run.in_use', 'run.already_finished', 'run.not_found', 'run.damaged'];

/** Fails with the kernel's failure. */
export async function trainJob({ folder, run, config, token, log }: Training): Promise<KernelAnswer> {
  const kept = await folder.keptAnswer();
  if (kept) return kept;
  const answer = await train();
  await folder.keepAnswer(answer);
  return answer;

  async function train(): Promise<KernelAnswer> {
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
}
