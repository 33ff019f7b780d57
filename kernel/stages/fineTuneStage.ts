/** Fine-tunes to the end and hands over the best epoch's model. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { computeScores } from '../../core/training/scores.ts';
import { bestPrediction } from '../scoring/logits.ts';
import { CheckpointFolder } from '../checkpoint.ts';
import { describeFailure } from '../describeFailure.ts';
import type { EngineSession } from '../engines/engine.ts';
import type { Weights } from '../model/parameters.ts';
import type { TrainingProgress } from '../trainingProgress.ts';
import type { RequestContext } from '../requestContext.ts';
import { scorePart, trainInSession, withTuningSession } from './tuningSession.ts';
import type { FineTuneTask } from './tuningSession.ts';

export interface FineTuned {
  readonly progress: TrainingProgress;
  /** All weights of the best epoch, frozen ones included; copies. Undefined when no epoch was finished. */
  readonly weights: Weights | undefined;
  /** Of the best epoch. */
  readonly trainAccuracy: number;
  readonly validationLogits: Float32Array;
  readonly stopped: boolean;
  /** What ended the training after an epoch that can be delivered. */
  readonly failure: AppError | undefined;
}

export function fineTune(task: FineTuneTask, context: RequestContext): Promise<FineTuned> {
  return withTuningSession(task, context, async (session, planned) => {
    const checkpoints = new CheckpointFolder(task.checkpointFolder);
    const trainIt = () => trainInSession(session, planned, { checkpoints, context });
    const { progress, failure } = await keepBestEpoch(trainIt, checkpoints, context);
    const best = await takeBest(session, checkpoints, { progress, task });
    return { progress, failure, stopped: !progress.finished, ...best };
  });
}

/** A failure after the first epoch (a full disk, a lack of memory) ends the training with the best one. */
async function keepBestEpoch(
  trainIt: () => Promise<TrainingProgress>,
  checkpoints: CheckpointFolder,
  { log }: RequestContext,
): Promise<Pick<FineTuned, 'progress' | 'failure'>> {
  try {
    return { progress: await trainIt(), failure: undefined };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const kept = await checkpoints.loadLast().catch((unreadable: unknown) => {
      log(`no epoch can be kept: ${describeFailure(unreadable)}`);
    });
    if (!kept || kept.progress.bestEpoch === null) throw error;
    return { progress: kept.progress, failure: error };
  }
}

/** The best epoch's weights, and what they score. */
async function takeBest(
  session: EngineSession,
  checkpoints: CheckpointFolder,
  { progress, task }: { progress: TrainingProgress; task: FineTuneTask },
): Promise<Pick<FineTuned, 'weights' | 'trainAccuracy' | 'validationLogits'>> {
  if (progress.bestEpoch === null)
    return { weights: undefined, trainAccuracy: 0, validationLogits: new Float32Array() };
  const parameters = await checkpoints.loadBest(progress.bestEpoch);
  session.load({ ...session.save(), parameters });
  const trainLogits = await scorePart(session, task, task.train);
  const validationLogits = await scorePart(session, task, task.validation);
  const weights = new Map([...session.weights()].map(([name, values]) => [name, values.slice()]));
  return {
    weights,
    validationLogits,
    trainAccuracy: accuracyOf(trainLogits, task.train.labels, task.labels),
  };
}

function accuracyOf(logits: Float32Array, truth: Int32Array, labels: readonly string[]): number {
  return computeScores({ truth, predicted: bestPrediction(logits, labels.length), labels }).accuracy;
}
