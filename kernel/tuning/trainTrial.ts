/** One trial of a search, a part of the way: from its checkpoint until so many rounds are done. */
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { AppError } from '../../core/contract/errors/appError.ts';
import type { Adjustment } from '../../core/contract/runRecord.ts';
import type { TrialLook } from '../../core/contract/tuning.ts';
import { CheckpointFolder } from '../checkpoint.ts';
import type { RequestContext } from '../requestContext.ts';
import { trainInSession, withTuningSession } from '../stages/tuningSession.ts';
import type { FineTuneTask } from '../stages/tuningSession.ts';
import { bestOf } from '../trainingProgress.ts';

export type TrialOutcome =
  | {
      readonly kind: 'looked';
      readonly look: TrialLook;
      readonly steps: number;
      /** Nothing is left to train. */
      readonly isOver: boolean;
    }
  | { readonly kind: 'failed'; readonly failure: AppError }
  | { readonly kind: 'stopped' };

export type TrialTask = Omit<FineTuneTask, 'after' | 'adjusted'> & {
  readonly untilRounds: number;
  /** True between two updates stops it; left out: never. */
  readonly isTimeOver?: () => boolean;
  readonly adjusted: (adjustment: Adjustment) => void;
};

/** What only these settings could not do ends the trial; anything else ends the search. */
export async function trainTrial(task: TrialTask, context: RequestContext): Promise<TrialOutcome> {
  const { signal } = context.control;
  const checkpoints = new CheckpointFolder(task.checkpointFolder);
  const whole: FineTuneTask = {
    ...task,
    after: { lowSeconds: 0, highSeconds: 0 },
    adjusted: (adjustment) => {
      task.adjusted(adjustment);
      return Promise.resolve();
    },
  };
  try {
    const progress = await withTuningSession(whole, context, (session, planned) =>
      trainInSession(session, planned, {
        checkpoints,
        untilRounds: task.untilRounds,
        isTimeOver: task.isTimeOver,
        context,
      }),
    );
    const best = bestOf(progress);
    if (!best || (!progress.finished && progress.epoch < task.untilRounds)) return { kind: 'stopped' };
    const { validationAccuracy, validationLoss } = best;
    return {
      kind: 'looked',
      look: { rounds: progress.epoch, validationAccuracy, validationLoss },
      steps: progress.step,
      isOver: progress.finished,
    };
  } catch (error) {
    if (signal.aborted && error === signal.reason) return { kind: 'stopped' };
    if (isAppError(error, 'run.loss_not_finite') || isAppError(error, 'engine.out_of_memory'))
      return { kind: 'failed', failure: error };
    throw error;
  }
}
