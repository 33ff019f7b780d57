/**
 * Fine-tuning, from the first update to the last. Reads like the textbook:
 * for each epoch, for each batch, one update; then validate, keep the best, save, and stop when nothing is gained.
 * It does not know files of data, processors or people: those come in through the task and its hooks.
 */
import { AppError } from '../core/contract/errors/appError.ts';
import type { TrainingParameters } from '../core/contract/trainingParameters.ts';
import type { Adjustment } from '../core/contract/runRecord.ts';
import type { Checkpoint, CheckpointFolder } from './checkpoint.ts';
import { epochBatches } from './data/batches.ts';
import type { LabelledUnits } from './data/units.ts';
import type { EngineSession } from './engines/engine.ts';
import { lossRose } from './risingLoss.ts';
import { rateAt } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import { trainStep } from './trainStep.ts';
import { bestOf, firstProgress, isBetterRound } from './trainingProgress.ts';
import type { EpochRecord, TrainingProgress } from './trainingProgress.ts';
import type { WeightAverage } from './weightAverage.ts';

export interface TrainTask {
  readonly session: EngineSession;
  readonly data: LabelledUnits;
  readonly parameters: TrainingParameters;
  readonly schedule: Schedule;
  /** Units per forward pass that fit into memory. */
  readonly microBatch: number;
  readonly checkpoints: CheckpointFolder;
  /** Follows the weights where `weightAveraging` is on. */
  readonly average: WeightAverage;
  /** Scores the validation part with the weights as they are. */
  validate(): Promise<Omit<EpochRecord, 'epoch' | 'trainLoss'>>;
}

export interface TrainHooks {
  /** Between two steps: lets control lines in; true ends the training with what it has. */
  shouldStop(progress: TrainingProgress): Promise<boolean>;
  stepFinished(step: StepReport, progress: TrainingProgress): void;
  epochFinished(record: EpochRecord, isBest: boolean): void;
  checkpointSaved(progress: TrainingProgress): void;
  /** Done before the training goes on: what was adjusted outlives a kill. */
  adjusted(adjustment: Adjustment): void | Promise<void>;
  /** Milliseconds of a steady clock. */
  now(): number;
}

export interface StepReport {
  readonly epoch: number;
  readonly step: number;
  readonly loss: number;
  readonly gradNorm: number;
  readonly learningRate: number;
  readonly tokens: number;
  readonly milliseconds: number;
}

/** A checkpoint at least this often within an epoch. */
const checkpointEveryMs = 10 * 60_000;
/** How often a rising loss is answered by half the learning rate before it is accepted or reported. */
const maxRateHalvings = 3;

/** Trains to the end, or until told to stop; the best weights lie in the checkpoint folder under their epoch. */
export async function train(task: TrainTask, hooks: TrainHooks): Promise<TrainingProgress> {
  let progress = await resumeOrStart(task);
  while (!progress.finished) {
    const epoch = await trainEpoch(task, progress, hooks);
    if (epoch.outcome === 'stopped') return epoch.progress;
    if (epoch.outcome === 'diverged' || hasLostItsWay(task, epoch.progress)) {
      const retreated = await retreat(task, epoch.progress, hooks);
      if (retreated) {
        progress = retreated;
        continue;
      }
      if (epoch.outcome === 'diverged') throw notFinite(epoch.progress);
    }
    progress = await closeEpoch(task, epoch.progress, hooks);
  }
  return progress;
}

async function resumeOrStart(task: TrainTask): Promise<TrainingProgress> {
  const last = await task.checkpoints.loadLast();
  if (last) return goBackTo(last, task);
  const progress = firstProgress(task.microBatch);
  await saveState(task, progress);
  return progress;
}

interface EpochEnd {
  readonly outcome: 'done' | 'stopped' | 'diverged';
  readonly progress: TrainingProgress;
}

async function trainEpoch(task: TrainTask, start: TrainingProgress, hooks: TrainHooks): Promise<EpochEnd> {
  const { session, data, parameters, average } = task;
  const { batchSize, seed } = parameters;
  const batches = epochBatches({ lengths: data.source.lengths, batchSize, seed, epoch: start.epoch });
  let progress = start;
  let savedAt = hooks.now();
  for (const batch of batches.slice(start.nextBatch)) {
    if (await hooks.shouldStop(progress)) {
      await saveCheckpoint(task, progress, hooks);
      return { outcome: 'stopped', progress };
    }
    const startedAt = hooks.now();
    const step = progress.step + 1;
    const rate = rateAt(task.schedule, step) * progress.rateScale;
    const update = {
      step,
      learningRate: parameters.learningRate * rate,
      headLearningRate: parameters.headLearningRate * rate,
      weightDecay: parameters.weightDecay,
      clipNorm: parameters.clipNorm,
    };
    const { loss, gradNorm, microBatch } = await trainStep(session, {
      data,
      batch,
      microBatch: progress.microBatch,
      update,
    });
    if (microBatch !== progress.microBatch) await reportHalving(progress, microBatch, hooks);
    progress = {
      ...progress,
      step,
      microBatch,
      nextBatch: progress.nextBatch + 1,
      lossSum: progress.lossSum + loss,
      lossCount: progress.lossCount + 1,
    };
    if (!Number.isFinite(loss) || !Number.isFinite(gradNorm)) return { outcome: 'diverged', progress };
    if (parameters.weightAveraging === 'on') average.follow(session, progress.nextBatch - 1, batches.length);
    const tokens = batch.reduce((sum, unit) => sum + (data.source.lengths[unit] ?? 0), 0);
    const milliseconds = hooks.now() - startedAt;
    const { learningRate } = update;
    hooks.stepFinished(
      { epoch: progress.epoch, step, loss, gradNorm, learningRate, tokens, milliseconds },
      progress,
    );
    if (hooks.now() - savedAt >= checkpointEveryMs) {
      await saveCheckpoint(task, progress, hooks);
      savedAt = hooks.now();
    }
  }
  return { outcome: 'done', progress };
}

/** Validates, keeps the best weights, decides whether to go on, and saves. */
async function closeEpoch(
  task: TrainTask,
  progress: TrainingProgress,
  hooks: TrainHooks,
): Promise<TrainingProgress> {
  const { epochs, earlyStoppingPatience: patience } = task.parameters;
  const { record, isBest } = await withDelivered(task, async () => {
    const record = { epoch: progress.epoch, trainLoss: meanLoss(progress), ...(await task.validate()) };
    const isBest = isBetterRound(record, bestOf(progress));
    if (isBest) await task.checkpoints.saveBest(record.epoch, task.session.save().parameters);
    return { record, isBest };
  });
  hooks.epochFinished(record, isBest);
  const epochsWithoutGain = isBest ? 0 : progress.epochsWithoutGain + 1;
  const next: TrainingProgress = {
    ...progress,
    epoch: progress.epoch + 1,
    nextBatch: 0,
    lossSum: 0,
    lossCount: 0,
    bestEpoch: isBest ? record.epoch : progress.bestEpoch,
    epochsWithoutGain,
    history: [...progress.history, record],
    finished: progress.epoch + 1 >= epochs || (patience !== null && epochsWithoutGain >= patience),
  };
  await saveCheckpoint(task, next, hooks);
  return next;
}

/** Does the work with the weights that would be delivered. */
function withDelivered<T>({ parameters, average, session }: TrainTask, work: () => Promise<T>): Promise<T> {
  return parameters.weightAveraging === 'on' ? average.within(session, work) : work();
}

function meanLoss({ lossSum, lossCount }: TrainingProgress): number {
  return lossSum / Math.max(1, lossCount);
}

function hasLostItsWay({ data }: TrainTask, progress: TrainingProgress): boolean {
  const before = progress.history.at(-1)?.trainLoss;
  return lossRose({ loss: meanLoss(progress), before, labelCount: new Set(data.labels).size });
}

/** Back to the start of the epoch with half the learning rate; undefined when that has been done often enough. */
async function retreat(
  task: TrainTask,
  lost: TrainingProgress,
  hooks: TrainHooks,
): Promise<TrainingProgress | undefined> {
  if (lost.rateHalvings >= maxRateHalvings) return undefined;
  const start = await task.checkpoints.loadEpochStart();
  if (!start) return undefined;
  const rateScale = lost.rateScale / 2;
  await hooks.adjusted({
    what: 'learningRateHalved',
    from: lost.rateScale,
    to: rateScale,
    reason: 'lossRose',
    step: lost.step,
  });
  const progress = {
    ...goBackTo(start, task),
    microBatch: lost.microBatch,
    rateScale,
    rateHalvings: lost.rateHalvings + 1,
  };
  await saveState(task, progress);
  return progress;
}

async function saveCheckpoint(task: TrainTask, progress: TrainingProgress, hooks: TrainHooks): Promise<void> {
  await saveState(task, progress);
  hooks.checkpointSaved(progress);
}

async function saveState(
  { checkpoints, session, average }: TrainTask,
  progress: TrainingProgress,
): Promise<void> {
  await checkpoints.save({ progress, state: session.save(), average: average.save() });
}

function goBackTo(checkpoint: Checkpoint, { session, average }: TrainTask): TrainingProgress {
  session.load(checkpoint.state);
  average.load(checkpoint.average);
  return checkpoint.progress;
}

async function reportHalving(
  progress: TrainingProgress,
  microBatch: number,
  hooks: TrainHooks,
): Promise<void> {
  const [from, step] = [progress.microBatch, progress.step + 1];
  await hooks.adjusted({ what: 'microBatchHalved', from, to: microBatch, reason: 'outOfMemory', step });
}

function notFinite(progress: TrainingProgress): AppError {
  return new AppError('run.loss_not_finite', { epoch: progress.epoch + 1, step: progress.step });
}
