/** The fine-tuning itself: memory, schedule, weights and an open session; trained to the end, or for some rounds of it. */
import { performance } from 'node:perf_hooks';
import { computeScores } from '../../core/training/scores.ts';
import type { TimeRange } from '../../core/training/timeEstimate.ts';
import type { TrainingParameters } from '../../core/contract/trainingParameters.ts';
import type { Adjustment } from '../../core/contract/runRecord.ts';
import { bestPrediction, meanCrossEntropy } from '../scoring/logits.ts';
import { CheckpointFolder } from '../checkpoint.ts';
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
  /** The model with its first head, where other fine-tunings begin with it too; left out: made for this one alone. */
  readonly start?: (() => Promise<OpenModel>) | undefined;
  /** Says and keeps what the training does otherwise than asked. */
  readonly adjusted: (adjustment: Adjustment) => Promise<void>;
}

/** What is known once the work is planned. */
export interface PlannedTask extends FineTuneTask {
  readonly microBatch: number;
  readonly totalSteps: number;
}

const scoringBatchSize = 32;

/** Plans the fine-tuning, opens its session for the work, and closes it afterwards. */
export async function withTuningSession<T>(
  task: FineTuneTask,
  context: RequestContext,
  work: (session: EngineSession, planned: PlannedTask) => Promise<T>,
): Promise<T> {
  const planned = plan(task, context);
  const { engine, parameters } = task;
  const session = await engine.open(await startingModel(task, context), {
    threads: task.threads,
    frozenLayers: parameters.frozenLayers,
    hiddenDropout: parameters.hiddenDropout,
    attentionDropout: parameters.attentionDropout,
    seed: parameters.seed,
    trains: true,
  });
  try {
    return await work(session, planned);
  } finally {
    await session.close();
  }
}

function plan(task: FineTuneTask, context: RequestContext): PlannedTask {
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
  const totalSteps = stepsPerRound(task) * epochs;
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
  return { ...task, microBatch, totalSteps };
}

/** Updates of one epoch. */
export function stepsPerRound({ train, parameters }: Pick<FineTuneTask, 'train' | 'parameters'>): number {
  return Math.ceil(train.source.count / parameters.batchSize);
}

/** The base model with a random head, or with one that already fits it; a checkpoint replaces either. */
async function startingModel(task: FineTuneTask, context: RequestContext): Promise<OpenModel> {
  const model = { shape: task.shape, weights: task.weights };
  if (task.parameters.headStart === 'random') return model;
  if (await new CheckpointFolder(task.checkpointFolder).hasStart()) return model;
  return task.start ? task.start() : modelWithHead(task, context);
}

/** The base model with a head that already fits it. It depends neither on the learning rate nor on what is frozen. */
export function modelWithHead(task: FineTuneTask, context: RequestContext): Promise<OpenModel> {
  const { parameters, threads, engine } = task;
  const model = { shape: task.shape, weights: task.weights };
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

export interface HowFar {
  readonly checkpoints: CheckpointFolder;
  /** Left out: to the end. */
  readonly untilRounds?: number | undefined;
  /** True between two updates ends it with what it has; left out: never. */
  readonly isTimeOver?: (() => boolean) | undefined;
  readonly context: RequestContext;
}

/** From the last checkpoint until so many rounds are done, nothing is gained any more, or told to stop. */
export function trainInSession(
  session: EngineSession,
  task: PlannedTask,
  { checkpoints, untilRounds = task.parameters.epochs, isTimeOver = () => false, context }: HowFar,
): Promise<TrainingProgress> {
  context.emit({ kind: 'phaseStarted', phase: 'fineTuning' });
  const { parameters, totalSteps } = task;
  const tokensOf = ({ source }: TuningPart) => source.lengths.reduce((sum, length) => sum + length, 0);
  const warmupSteps = warmupStepsOf(totalSteps, parameters);
  const reporter = new StepReporter({
    session,
    totalSteps,
    warmupSteps,
    epochs: parameters.epochs,
    patience: parameters.earlyStoppingPatience,
    tokens: { train: tokensOf(task.train), validation: tokensOf(task.validation) },
    after: task.after,
    emit: context.emit,
  });
  return train(
    {
      session,
      data: unitsOf(task, task.train),
      parameters,
      schedule: { totalSteps, warmupSteps },
      microBatch: task.microBatch,
      checkpoints,
      average: new WeightAverage(),
      validate: () => validate(session, task),
    },
    {
      shouldStop: async ({ epoch }) =>
        (await context.control.shouldStop()) || epoch >= untilRounds || isTimeOver(),
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

/** Scores of one part's texts, (N, C). */
export function scorePart(
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
