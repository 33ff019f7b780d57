/**
 * Searches the settings of a run (R50): many trials begin, the best go on, and the one that is kept is an ordinary
 * fine-tuning of the run, in the state in which its trial left it. The test part is not looked at.
 */
import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import type { AppError } from '../../core/contract/errors/appError.ts';
import type { Trial } from '../../core/contract/tuning.ts';
import type { TimeRange } from '../../core/training/timeEstimate.ts';
import { decideNext, roundsOfSearch } from '../../core/training/tuningRule.ts';
import type { OpenModel } from '../engines/engine.ts';
import type { RequestContext } from '../requestContext.ts';
import { noteAdjustment } from '../run/noteAdjustment.ts';
import type { RunDiary } from '../run/runDiary.ts';
import { fineTuneTaskOf } from '../stages/fineTuneTask.ts';
import type { TuningPlace } from '../stages/fineTuneTask.ts';
import { once } from '../stages/once.ts';
import type { PreparedEncoder } from '../stages/prepareEncoder.ts';
import type { PreparedRun } from '../stages/prepareRun.ts';
import { announceSearch, planTrials, secondsBesideRounds, sizeOf } from './planTrials.ts';
import type { SearchMeasures } from './planTrials.ts';
import { modelWithHead } from '../stages/tuningSession.ts';
import type { FineTuneTask } from '../stages/tuningSession.ts';
import { SearchReporter } from './searchReporter.ts';
import { tellRounds } from './tellRounds.ts';
import { trainTrial } from './trainTrial.ts';
import type { TrialTask } from './trainTrial.ts';
import { measureTrialCosts } from './trialCosts.ts';
import type { TrialEncoders } from './trialEncoders.ts';
import { TuningDiary } from './tuningDiary.ts';

export interface SearchTask {
  readonly run: PreparedRun;
  readonly diary: RunDiary;
  /** The run's own, and those of the trials. */
  readonly encoder: PreparedEncoder;
  readonly encoders: TrialEncoders;
  /** From the best epoch to the verdict. */
  readonly after: TimeRange;
}

/**
 * The place of the trial to go on with: the winner, or after a stop the best so far; undefined where there is none yet.
 * Throws the failure of the last trial where every one failed.
 */
export async function searchSettings(
  task: SearchTask,
  context: RequestContext,
): Promise<TuningPlace | undefined> {
  const tuning = await TuningDiary.open(task.diary.paths);
  const own = ownTask(task);
  const search = { ...task, tuning, start: once(() => modelWithHead(own, context)) };
  if (tuning.record.winner !== null) return placeOf(tuning.record.winner, search, context);
  context.emit({ kind: 'phaseStarted', phase: 'searching' });
  const measures = await measure(own, search, context);
  if (!measures) return undefined;
  await planTrials(tuning, task.run, measures);
  announceSearch(tuning, measures, context);
  const reporter = reporterOf(search, measures, context);
  const best = await runTrials({ ...search, reporter }, context);
  const place = best === undefined ? undefined : await placeOf(best, search, context);
  if (place) await tellRounds(place, context);
  return place;
}

type Searching = SearchTask & {
  readonly tuning: TuningDiary;
  /** The model with which every trial begins. */
  readonly start: () => Promise<OpenModel>;
};

/** With the settings the run would have without a search, in a folder that is no trial's. */
function ownTask({ run, encoder, diary }: SearchTask): FineTuneTask {
  const checkpointFolder = join(diary.paths.trials, 'measured');
  return fineTuneTaskOf(run, { parameters: run.parameters, encoder, checkpointFolder }, noStory);
}

/** What is needed to say what the search costs; undefined when told to stop meanwhile. */
async function measure(
  own: FineTuneTask,
  { run, encoder, tuning, start }: Searching,
  context: RequestContext,
): Promise<SearchMeasures | undefined> {
  const { signal } = context.control;
  const startedAt = worked(context);
  try {
    // All trials begin with it, so that it is no part of what one of them costs.
    if (own.parameters.headStart === 'probe') await start();
    const costs = await measureTrialCosts({ ...own, start }, context);
    const spentSeconds = tuning.record.spentSeconds + (worked(context) - startedAt) / 1000;
    await tuning.update({ spentSeconds });
    return { size: sizeOf(run, encoder), costs };
  } catch (error) {
    if (signal.aborted && error === signal.reason) return undefined;
    throw error;
  }
}

/** The winner, or the best so far when told to stop. */
async function runTrials(
  search: Searching & { readonly reporter: SearchReporter },
  context: RequestContext,
): Promise<number | undefined> {
  const { tuning, run } = search;
  const budgetSeconds = 60 * (run.config.tuning?.budgetMinutes ?? Infinity);
  let failure: AppError | undefined;
  for (;;) {
    const { givenUp, next, leader } = decideNext(tuning.record.trials, tuning.record.rungs);
    for (const { trial, rounds } of givenUp)
      await endTrial(trial, { because: 'othersBetter', rounds }, search);
    if (leader !== undefined && (!next || tuning.record.spentSeconds > budgetSeconds)) {
      await keepWinner(leader, search, context);
      return leader;
    }
    if (!next) {
      if (failure) throw failure;
      return undefined;
    }
    const startedAt = worked(context);
    const before = tuning.record.spentSeconds;
    const spent = () => before + (worked(context) - startedAt) / 1000;
    // Without a first look there is nothing to keep yet.
    const isTimeOver = () => leader !== undefined && spent() > budgetSeconds;
    const outcome = await lookAt({ ...next, isTimeOver }, search, context);
    await tuning.update({ spentSeconds: spent() });
    if (outcome === 'stopped') {
      if (leader !== undefined && !context.control.signal.aborted) await keepWinner(leader, search, context);
      return leader;
    }
    if (outcome !== 'looked') failure = outcome;
  }
}

/** Milliseconds of a clock that stands still while the run is paused. */
function worked({ control }: RequestContext): number {
  return performance.now() - control.pausedMilliseconds;
}

/** Trains one trial on, and writes down what validation says of it. */
async function lookAt(
  { trial, ...howFar }: Pick<TrialTask, 'untilRounds' | 'isTimeOver'> & { readonly trial: number },
  search: Searching & { readonly reporter: SearchReporter },
  context: RequestContext,
): Promise<'looked' | 'stopped' | AppError> {
  const { tuning, reporter, run } = search;
  const { settings, looks, adjustments } = trialAt(trial, tuning);
  const place = await placeOf(trial, search, context);
  if (!place) return 'stopped';
  const noted = [...adjustments];
  const outcome = await trainTrial(
    {
      ...fineTuneTaskOf(run, place, noStory),
      ...howFar,
      start: search.start,
      adjusted: (adjustment) => noted.push(adjustment),
    },
    {
      ...context,
      emit: (event) => {
        reporter.hear(event, settings);
      },
    },
  );
  if (outcome.kind === 'stopped') return 'stopped';
  if (outcome.kind === 'failed') {
    context.log(`trial ${trial + 1} failed: ${outcome.failure.code}`);
    await endTrial(trial, { because: 'failed', rounds: looks.at(-1)?.rounds ?? 0 }, search);
    return outcome.failure;
  }
  const { look, steps, isOver } = outcome;
  await tuning.updateTrial(trial, { looks: [...looks, look], steps, isOver, adjustments: noted });
  const trials = tuning.record.trials.length;
  context.emit({ kind: 'trialScored', trial: trial + 1, trials, settings, look });
  return 'looked';
}

const noStory = { after: { lowSeconds: 0, highSeconds: 0 }, adjusted: () => Promise.resolve() };

/** Its checkpoint is as large as the model: it goes at once. */
async function endTrial(
  trial: number,
  end: NonNullable<Trial['end']>,
  { tuning, diary }: Searching,
): Promise<void> {
  await tuning.updateTrial(trial, { end });
  await rm(trialFolder(trial, diary), { recursive: true, force: true });
}

/** The run becomes that of the winner, as if its settings had been asked for: it can be resumed and made again. */
async function keepWinner(winner: number, search: Searching, context: RequestContext): Promise<void> {
  const { tuning, diary, run } = search;
  const { settings, looks, adjustments } = trialAt(winner, tuning);
  const rounds = looks.at(-1)?.rounds ?? 0;
  for (const [trial, { end, looks: own }] of tuning.record.trials.entries()) {
    if (end === null && trial !== winner)
      await endTrial(trial, { because: 'outOfTime', rounds: own.at(-1)?.rounds ?? 0 }, search);
  }
  await diary.update({
    config: { ...run.config, parameters: { ...run.config.parameters, ...settings } },
    parameters: { ...run.parameters, ...settings },
  });
  await tuning.updateTrial(winner, { end: { because: 'won', rounds } });
  await tuning.update({ winner });
  for (const adjustment of adjustments) await noteAdjustment(diary, adjustment, context);
  const { trials, rungs, stepsPerRound } = tuning.record;
  context.emit({
    kind: 'tuningFinished',
    trials: trials.length,
    settings,
    validationAccuracy: looks.at(-1)?.validationAccuracy ?? 0,
    steps: trials.reduce((sum, { steps }) => sum + steps, 0),
    fullSteps: roundsOfSearch(trials.length, rungs).full * stepsPerRound,
  });
}

async function placeOf(
  trial: number,
  { run, diary, tuning, encoders }: Searching,
  context: RequestContext,
): Promise<TuningPlace | undefined> {
  const { settings } = trialAt(trial, tuning);
  const { signal } = context.control;
  try {
    return {
      parameters: { ...run.parameters, ...settings },
      encoder: await encoders.at(settings.frozenLayers, context),
      checkpointFolder: trialFolder(trial, diary),
    };
  } catch (error) {
    if (signal.aborted && error === signal.reason) return undefined;
    throw error;
  }
}

function trialAt(place: number, { record }: TuningDiary): Trial {
  const trial = record.trials[place];
  if (!trial) throw new Error(`the search has no trial ${place}`);
  return trial;
}

function trialFolder(trial: number, { paths }: RunDiary): string {
  return join(paths.trials, String(trial + 1));
}

function reporterOf(
  { tuning, after }: Searching,
  measures: SearchMeasures,
  { emit }: RequestContext,
): SearchReporter {
  const { layerCount, tokens } = measures.size;
  const { trials, rungs, stepsPerRound } = tuning.record;
  const shares = trials.map(({ settings }) => (layerCount - settings.frozenLayers) / layerCount);
  return new SearchReporter({
    layerCount,
    tokens,
    stepsPerRound,
    plannedRounds: roundsOfSearch(trials.length, rungs).planned,
    doneRounds: trials.reduce((sum, { looks }) => sum + (looks.at(-1)?.rounds ?? 0), 0),
    meanShare: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length),
    besideSeconds: secondsBesideRounds(tuning, measures),
    after,
    emit,
  });
}
