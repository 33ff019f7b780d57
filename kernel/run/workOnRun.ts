/** Holds a run's folder while the run works in it, and writes every event into the run's own log too. */
import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { addPastEstimates, readPastEstimates } from '../estimates/pastEstimatesFile.ts';
import { firstOfEachKind, RunEstimates } from '../estimates/runEstimates.ts';
import type { RequestContext } from '../requestContext.ts';
import { trainRun } from '../trainRun.ts';
import { RunDiary } from './runDiary.ts';
import type { RunPaths } from './runFolder.ts';
import { lockRun } from './runLock.ts';

export async function workOnRun(
  paths: RunPaths,
  record: () => Promise<RunRecord>,
  context: RequestContext,
): Promise<KernelAnswer> {
  const lock = await lockRun(paths.lock);
  try {
    const diary = await RunDiary.open(paths, await record());
    const estimates = new RunEstimates({
      past: await readPastEstimates(context),
      now: () => performance.now() - context.control.pausedMilliseconds,
    });
    const emit: RequestContext['emit'] = (event) => {
      const told = estimates.tell(event);
      diary.note(told);
      context.emit(told);
    };
    const answer = await trainRun(diary, { ...context, emit });
    if (diary.record.state === 'succeeded') {
      const graded = estimates.graded();
      await removeScaffolding(paths);
      await diary.update({ estimates: graded });
      await addPastEstimates(firstOfEachKind(graded), context);
    }
    return answer;
  } finally {
    await lock.release();
  }
}

/** A finished run is reproduced, not resumed: its checkpoints and caches may go. */
async function removeScaffolding(paths: RunPaths): Promise<void> {
  for (const folder of [paths.checkpoints, paths.cache, paths.trials])
    await rm(folder, { recursive: true, force: true });
}
