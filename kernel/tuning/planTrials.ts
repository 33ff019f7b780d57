/** The trials of a search, and what they are expected to cost: written down before the first one begins. */
import { affordableTrials, secondsOfSearch } from '../../core/training/tuningCost.ts';
import { roundsOfSearch, rungsOf } from '../../core/training/tuningRule.ts';
import { tuningSettings } from '../../core/training/tuningSettings.ts';
import { stepCost } from '../../core/training/tuningTime.ts';
import type { TrialSettings } from '../../core/contract/tuning.ts';
import type { RequestContext } from '../requestContext.ts';
import type { PreparedEncoder } from '../stages/prepareEncoder.ts';
import type { PreparedRun } from '../stages/prepareRun.ts';
import type { TuningDiary } from './tuningDiary.ts';

/** The encoder's pass was measured, a step was not: it may cost half as much as is thought, or half as much again. */
const margin = 0.5;

export interface SearchSize {
  readonly layerCount: number;
  /** Of each part. */
  readonly tokens: { readonly train: number; readonly validation: number };
  readonly stepsPerRound: number;
  /** Of the encoder's pass through all layers. */
  readonly millisecondsPerToken: number;
}

export function sizeOf(
  { base, data, parameters }: PreparedRun,
  { texts, source, millisecondsPerToken }: PreparedEncoder,
): SearchSize {
  const trainTexts = data.train.texts.length;
  const windows = texts.windowCounts.subarray(0, trainTexts).reduce((sum, count) => sum + count, 0);
  const sum = (lengths: Int32Array) => lengths.reduce((total, length) => total + length, 0);
  return {
    layerCount: base?.shape.layerCount ?? 1,
    tokens: {
      train: sum(source.lengths.subarray(0, windows)),
      validation: sum(source.lengths.subarray(windows)),
    },
    stepsPerRound: Math.ceil(windows / parameters.batchSize),
    millisecondsPerToken,
  };
}

/** Plans the trials unless an earlier attempt did; as many as the time allows. */
export async function planTrials(tuning: TuningDiary, run: PreparedRun, size: SearchSize): Promise<void> {
  if (tuning.record.trials.length > 0) return;
  const { parameters, config } = run;
  const rungs = rungsOf(parameters.epochs);
  const all = tuningSettings({ parameters, asked: config.parameters, layerCount: size.layerCount });
  const budget = config.tuning?.budgetMinutes ?? null;
  const plan = { secondsPerRound: all.map((settings) => secondsPerRound(settings, size)), rungs };
  const count = budget === null ? all.length : affordableTrials(plan, 60 * budget);
  await tuning.update({
    rungs,
    stepsPerRound: size.stepsPerRound,
    trials: all.slice(0, count).map((settings) => ({
      settings,
      looks: [],
      steps: 0,
      isOver: false,
      end: null,
      adjustments: [],
    })),
  });
}

/** Says what the search will cost, before it begins or goes on. */
export function announceSearch(
  { record: { trials, rungs } }: TuningDiary,
  size: SearchSize,
  { emit }: RequestContext,
): void {
  const seconds = secondsOfSearch({
    secondsPerRound: trials.map(({ settings }) => secondsPerRound(settings, size)),
    rungs,
  });
  const { planned, full } = roundsOfSearch(trials.length, rungs);
  emit({
    kind: 'tuningPlanned',
    trials: trials.length,
    rounds: planned,
    fullRounds: full,
    lowSeconds: seconds * (1 - margin),
    highSeconds: seconds * (1 + margin),
  });
}

/** Updates over the training texts and one look at validation, through the layers that are trained. */
function secondsPerRound({ frozenLayers }: TrialSettings, size: SearchSize): number {
  const { layerCount, tokens, millisecondsPerToken } = size;
  const work = stepCost * tokens.train + tokens.validation;
  return (work * ((layerCount - frozenLayers) / layerCount) * millisecondsPerToken) / 1000;
}
