/** How long a fine-tuning still takes with everything that belongs to it: its steps, the validations, and what comes after. */
import { estimateTime } from './timeEstimate.ts';
import type { EstimatedTime, MeasuredWork, TimeRange } from './timeEstimate.ts';

/** Of something left: at the least, and at the most. */
export interface WorkRange {
  readonly low: number;
  readonly high: number;
}

/** A forward and a backward pass cost about three forward passes. */
export const stepCost = 3;
/** The best weights are the parameters alone: a third of a checkpoint, which has two moments of each beside them. */
export const bestShare = 1 / 3;
/** What was measured may take longer or shorter the next time; what was only guessed, much. */
const measuredMargin = 0.2;
const guessedMargin = 0.5;

/** A linear model that is delivered is fitted again for each fold of its honest training accuracy. */
const folds = 5;

export interface EpochQuestion {
  readonly epochs: number;
  /** Epochs without gain before the training stops early; null: never. */
  readonly patience: number | null;
  /** 0-based epoch under way, and how many ended without gain since the best one. */
  readonly epoch: number;
  readonly epochsWithoutGain: number;
  readonly finished: boolean;
}

/** Epochs that are not over yet, the one under way included: fewest when none of them gains anything. */
export function epochsLeft(question: EpochQuestion): WorkRange {
  const { epochs, patience, epoch, epochsWithoutGain } = question;
  if (question.finished) return { low: 0, high: 0 };
  const high = epochs - epoch;
  if (patience === null) return { low: high, high };
  // The first epoch is a gain whatever it brings.
  const first = epoch === 0 ? 1 : 0;
  return { low: Math.min(high, first + Math.max(1, patience - epochsWithoutGain)), high };
}

export interface TuningQuestion {
  /** Tokens and time of each step so far. */
  readonly steps: readonly MeasuredWork[];
  /** Milliseconds of each validation so far, and of each checkpoint that was written. */
  readonly validations: readonly number[];
  readonly savings: readonly number[];
  readonly tokens: { readonly train: number; readonly validation: number };
  readonly epochsLeft: WorkRange;
  /** Share of the epoch under way that is done. */
  readonly epochDone: number;
  /** Delivery and test, after the best epoch was scored. */
  readonly after: TimeRange;
}

/** Of all epochs, and of the fewest where these are not all. Undefined before a step was measured. */
export function tuningTime(question: TuningQuestion): EstimatedTime | undefined {
  const { low, high } = question.epochsLeft;
  const all = timeOf(high, question);
  const fewest = low < high ? timeOf(low, question) : undefined;
  return all && { ...all, ...(fewest && { earliestSeconds: fewest.lowSeconds }) };
}

function timeOf(epochs: number, question: TuningQuestion): TimeRange | undefined {
  const { steps, validations, savings, tokens, epochDone, after } = question;
  const tokensLeft = Math.max(0, epochs - epochDone) * tokens.train;
  const training = estimateTime(steps, { low: tokensLeft, high: tokensLeft });
  if (!training) return undefined;
  const isMeasured = validations.length > 0;
  const validation = isMeasured ? mean(validations) : guessedValidation(steps, tokens.validation);
  const saving = savings.length > 0 ? mean(savings) : 0;
  const margin = isMeasured ? measuredMargin : guessedMargin;
  // At the end the best epoch is read back, and reads both parts once more.
  const scoring = validation * (1 + tokens.train / Math.max(1, tokens.validation)) + bestShare * saving;
  const outside = (epochs * (validation + (1 + bestShare) * saving) + scoring) / 1000;
  return {
    lowSeconds: training.lowSeconds + outside * (1 - margin) + after.lowSeconds,
    highSeconds: training.highSeconds + outside * (1 + margin) + after.highSeconds,
  };
}

/** Before the first validation: its tokens at the speed of a step that goes forward only. */
function guessedValidation(steps: readonly MeasuredWork[], tokens: number): number {
  const amount = steps.reduce((sum, step) => sum + step.amount, 0);
  const milliseconds = steps.reduce((sum, step) => sum + step.milliseconds, 0);
  return (tokens * milliseconds) / amount / stepCost;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export interface AfterTuning {
  /** Tokens of the test texts, and how many models read them through the whole encoder. */
  readonly testTokens: number;
  readonly encoderModels: number;
  readonly millisecondsPerToken: number;
  /** Of opening one of these models: its files, and a session for it. */
  readonly openingSeconds: number;
  /** Of fitting the linear models once. */
  readonly linearSeconds: number;
}

/** From the best epoch to the verdict. */
export function timeAfterTuning(work: AfterTuning): TimeRange {
  const reading = (work.testTokens * work.millisecondsPerToken) / 1000;
  const models = work.encoderModels * (reading + work.openingSeconds);
  return {
    lowSeconds: (models + work.linearSeconds) * (1 - measuredMargin),
    highSeconds: (models + work.linearSeconds * (1 + folds)) * (1 + measuredMargin),
  };
}
