/** What a trial costs beside its updates, measured on this computer: once, before the first one begins. */
import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { CheckpointFolder } from '../checkpoint.ts';
import type { RequestContext } from '../requestContext.ts';
import { withTuningSession } from '../stages/tuningSession.ts';
import type { FineTuneTask } from '../stages/tuningSession.ts';
import { firstProgress } from '../trainingProgress.ts';
import { WeightAverage } from '../weightAverage.ts';

export interface TrialCosts {
  /** Seconds to open a session of the model that is trained. */
  readonly opening: number;
  /** Seconds to write a checkpoint. */
  readonly saving: number;
}

/** `task.checkpointFolder` is a folder of its own, which is gone afterwards; `task.start` has been asked for before. */
export async function measureTrialCosts(task: FineTuneTask, context: RequestContext): Promise<TrialCosts> {
  const quiet = { ...context, emit: () => undefined };
  const startedAt = performance.now();
  try {
    return await withTuningSession(task, quiet, async (session, { microBatch }) => {
      const openedAt = performance.now();
      await new CheckpointFolder(task.checkpointFolder).save({
        progress: firstProgress(microBatch),
        state: session.save(),
        average: new WeightAverage().save(),
      });
      const savedAt = performance.now();
      return { opening: (openedAt - startedAt) / 1000, saving: (savedAt - openedAt) / 1000 };
    });
  } finally {
    await rm(task.checkpointFolder, { recursive: true, force: true });
  }
}
