/** The trials of a search, and what they are expected to cost: written down before the first one begins. */
import { affordableTrials, secondsBeside, secondsOfSearch } from '../../core/training/tuningCost.ts';
import type { SearchPlan } from '../../core/training/tuningCost.ts';
import { roundsOfSearch, rungsOf } from '../../core/training/tuningRule.ts';
import { tuningSettings } from '../../core/training/tuningSettings.ts';
import { bestShare, stepCost } from '../../core/training/tuningTime.ts';
import type { TrialSettings } from '../../core/contract/tuning.ts';
import type { RequestContext } from '../requestContext.ts';
import type { PreparedEncoder } from '../stages/prepareEncoder.ts';
import type { PreparedRun } from '../stages/prepareRun.ts';
import type { TrialCosts } from './trialCosts.ts';
import type { TuningDiary } from './tuningDiary.ts';

/** The encoder's pass was measured, a step was not: it may cost half as much as is thought, or half as much again. */
const margin = 0.5;
/** After a round a checkpoint is written, and mostly the best weights. */
const savesPerRound = 1 + bestShare;

export interface SearchSize {
  readonly layerCount: number;
  /** Whose output is there already. */
  readonly ownFrozenLayers: number;
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
    ownFrozenLayers: parameters.frozenLayers,
    tokens: {
      train: sum(source.lengths.subarray(0, windows)),
      validation: sum(source.lengths.subarray(windows)),
    },
    stepsPerRound: Math.ceil(windows / parameters.batchSize),
    millisecondsPerToken,
  };
}

export interface SearchMeasures {
  readonly size: SearchSize;
  readonly costs: TrialCosts;
}

/** Plans the trials unless an earlier attempt did; as many as the time allows. */
export async function planTrials(
  tuning: TuningDiary,
  run: PreparedRun,
  measures: SearchMeasures,
): Promise<void> {
  if (tuning.record.trials.length > 0) return;
  const { size } = measures;
  const { parameters, config } = run;
  const rungs = rungsOf(parameters.epochs);
  const all = tuningSettings({ parameters, asked: config.parameters, layerCount: size.layerCount });
  const budget = config.tuning?.budgetMinutes ?? null;
  const plan = searchPlan(all, rungs, measures);
  const seconds = 60 * (budget ?? Infinity) - tuning.record.spentSeconds;
  const count = affordableTrials(plan, seconds);
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
  measures: SearchMeasures,
  { emit }: RequestContext,
): void {
  const seconds = secondsOfSearch(searchPlan(settingsOf(trials), rungs, measures));
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

/** Of all rounds together, what is no round of a trial. */
export function secondsBesideRounds(
  { record: { trials, rungs } }: TuningDiary,
  measures: SearchMeasures,
): number {
  return secondsBeside(searchPlan(settingsOf(trials), rungs, measures));
}

function settingsOf(trials: TuningDiary['record']['trials']): TrialSettings[] {
  return trials.map(({ settings }) => settings);
}

function searchPlan(
  trials: readonly TrialSettings[],
  rungs: readonly number[],
  { size, costs }: SearchMeasures,
): SearchPlan {
  const { layerCount, ownFrozenLayers, tokens, millisecondsPerToken } = size;
  const passSeconds = ((tokens.train + tokens.validation) * millisecondsPerToken) / 1000;
  const known = new Set([ownFrozenLayers]);
  return {
    rungs,
    secondsPerRound: trials.map((settings) => secondsPerRound(settings, size) + savesPerRound * costs.saving),
    secondsBefore: trials.map(({ frozenLayers }) => {
      if (known.has(frozenLayers)) return 0;
      known.add(frozenLayers);
      return passSeconds * (frozenLayers / layerCount);
    }),
    secondsPerLook: costs.opening + costs.saving,
  };
}

/** Updates over the training texts and one look at validation, through the layers that are trained. */
function secondsPerRound({ frozenLayers }: TrialSettings, size: SearchSize): number {
  const { layerCount, tokens, millisecondsPerToken } = size;
  const work = stepCost * tokens.train + tokens.validation;
  return (work * ((layerCount - frozenLayers) / layerCount) * millisecondsPerToken) / 1000;
}
