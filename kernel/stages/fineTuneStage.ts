/** Prepares a fine-tuning (units, weights, memory, schedule), runs it, and hands over the best epoch's model. */
import { performance } from 'node:perf_hooks';
import { AppError } from '../../core/contract/errors/appError.ts';
import { computeScores } from '../../core/training/scores.ts';
import type { TimeRange } from '../../core/training/timeEstimate.ts';
import type { TrainingParameters } from '../../core/contract/trainingParameters.ts';
import type { Adjustment } from '../../core/contract/runRecord.ts';
import { bestPrediction, meanCrossEntropy } from '../scoring/logits.ts';
import { CheckpointFolder } from '../checkpoint.ts';
import { describeFailure } from '../describeFailure.ts';
import type { LabelledUnits } from '../data/units.ts';
import type { Engine, EngineSession, OpenModel } from '../engines/engine.ts';
import type { ModelShape } from '../model/modelShape.ts';
import type { Weights } from '../model/parameters.ts';
import { fitMicroBatch, freeMemoryBytes } from '../planMemory.ts';
import { scoreUnits } from '../scoreUnits.ts';
import { warmupStepsOf } from '../schedule.ts';
import { train } from '../train.ts';
import type { EpochRecord, TrainingProgress } from '../trainingProgress.ts';
import { averageBytes, WeightAverage } from '../weightAverage.ts';
import type { RequestContext } from '../requestContext.ts';
import { labelledUnits } from './labelledUnits.ts';
import type { TuningPart } from './labelledUnits.ts';
import { probeHead } from './probeHead.ts';
import { listen } from './reportProgress.ts';
import { StepReporter } from './stepReporter.ts';

export interface FineTuneTask {
  readonly engine: Engine;
  readonly threads: number;
  readonly shape: ModelShape;
  readonly weights: Weights;
  readonly parameters: TrainingParameters & { readonly maxLength: number };
  readonly labels: readonly string[];
  readonly train: TuningPart;
  readonly validation: TuningPart;
  readonly checkpointFolder: string;
  /** Texts per forward pass, given instead of fitted. */
  readonly microBatch?: number | undefined;
  /** From the best epoch to the verdict. */
  readonly after: TimeRange;
  /** Says and keeps what the training does otherwise than asked. */
  readonly adjusted: (adjustment: Adjustment) => Promise<void>;
}

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

const scoringBatchSize = 32;

export async function fineTune(task: FineTuneTask, context: RequestContext): Promise<FineTuned> {
  context.emit({ kind: 'phaseStarted', phase: 'planning' });
  const { engine, shape, parameters } = task;
  const { frozenLayers, batchSize, epochs } = parameters;
  const fitted = fitMicroBatch({
    engine,
    shape,
    frozenLayers,
    batchSize,
    lengths: task.train.source.lengths,
    besideBytes: parameters.weightAveraging === 'on' ? averageBytes(shape, frozenLayers) : 0,
    freeBytes: freeMemoryBytes(),
  });
  const microBatch = task.microBatch ?? fitted.microBatch;
  const stepsPerEpoch = Math.ceil(task.train.source.count / batchSize);
  const totalSteps = stepsPerEpoch * epochs;
  context.emit({
    kind: 'planReady',
    engine: engine.kind,
    maxLength: parameters.maxLength,
    microBatch,
    accumulation: Math.ceil(batchSize / microBatch),
    frozenLayers,
    estimatedMemoryMiB: Math.ceil(fitted.estimatedBytes / 2 ** 20),
    epochs,
    totalSteps,
  });
  const session = await engine.open(await startingModel(task, context), {
    threads: task.threads,
    frozenLayers,
    hiddenDropout: parameters.hiddenDropout,
    attentionDropout: parameters.attentionDropout,
    seed: parameters.seed,
    trains: true,
  });
  try {
    return await runTraining(session, { ...task, microBatch, totalSteps }, context);
  } finally {
    await session.close();
  }
}

/** The base model with a random head, or with one that already fits it. */
async function startingModel(task: FineTuneTask, context: RequestContext): Promise<OpenModel> {
  const { parameters, threads, engine } = task;
  const model = { shape: task.shape, weights: task.weights };
  if (parameters.headStart === 'random') return model;
  return probeHead({
    engine,
    threads,
    model,
    train: { units: unitsOf(task, task.train), firstTokens: task.train.firstTokens },
    validation: { units: unitsOf(task, task.validation), firstTokens: task.validation.firstTokens },
    seed: parameters.seed,
    hiddenDropout: parameters.hiddenDropout,
    between: () => listen(context),
    log: context.log,
  });
}

function unitsOf({ labels, parameters }: FineTuneTask, part: TuningPart): LabelledUnits {
  return labelledUnits(part, { labelCount: labels.length, parameters });
}

async function runTraining(
  session: EngineSession,
  task: FineTuneTask & { readonly microBatch: number; readonly totalSteps: number },
  context: RequestContext,
): Promise<FineTuned> {
  context.emit({ kind: 'phaseStarted', phase: 'fineTuning' });
  const { parameters, totalSteps } = task;
  const checkpoints = new CheckpointFolder(task.checkpointFolder);
  const tokensOf = ({ source }: TuningPart) => source.lengths.reduce((sum, length) => sum + length, 0);
  const reporter = new StepReporter({
    session,
    totalSteps,
    epochs: parameters.epochs,
    patience: parameters.earlyStoppingPatience,
    tokens: { train: tokensOf(task.train), validation: tokensOf(task.validation) },
    after: task.after,
    emit: context.emit,
  });
  const trainIt = () =>
    train(
      {
        session,
        data: unitsOf(task, task.train),
        parameters,
        schedule: { totalSteps, warmupSteps: warmupStepsOf(totalSteps, parameters) },
        microBatch: task.microBatch,
        checkpoints,
        average: new WeightAverage(),
        validate: () => validate(session, task),
      },
      {
        shouldStop: () => context.control.shouldStop(),
        stepFinished: (step, progress) => {
          reporter.step(step, progress);
        },
        epochFinished: (record, isBest) => {
          reporter.epoch(record, isBest);
        },
        checkpointSaved: (progress) => {
          reporter.saved(progress);
        },
        adjusted: task.adjusted,
        now: () => performance.now(),
      },
    );
  const { progress, failure } = await keepBestEpoch(trainIt, checkpoints, context);
  const best = await takeBest(session, checkpoints, { progress, task });
  return { progress, failure, stopped: !progress.finished, ...best };
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

async function validate(
  session: EngineSession,
  task: FineTuneTask,
): Promise<Omit<EpochRecord, 'epoch' | 'trainLoss'>> {
  const logits = await scorePart(session, task, task.validation);
  const truth = task.validation.labels;
  const predicted = bestPrediction(logits, task.labels.length);
  const scores = computeScores({ truth, predicted, labels: task.labels });
  return {
    validationLoss: meanCrossEntropy(logits, truth, task.labels.length),
    validationAccuracy: scores.accuracy,
    validationMacroF1: scores.macroF1,
  };
}

function scorePart(
  session: EngineSession,
  { labels }: FineTuneTask,
  part: TuningPart,
): Promise<Float32Array> {
  return scoreUnits(session, {
    source: part.source,
    textOf: part.textOf,
    textCount: part.labels.length,
    labelCount: labels.length,
    batchSize: scoringBatchSize,
  });
}

function accuracyOf(logits: Float32Array, truth: Int32Array, labels: readonly string[]): number {
  return computeScores({ truth, predicted: bestPrediction(logits, labels.length), labels }).accuracy;
}
