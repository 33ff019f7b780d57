/** How far a request is, folded from its events: what a progress bar and a live chart show. Applying an event twice is harmless. */
import type { DatasetSummary } from '../contract/dataset.ts';
import type { KernelEvent, Phase, RunEvent } from '../contract/runEvent.ts';
import type { Adjustment, StageResult } from '../contract/runRecord.ts';
import type { PastMiss } from '../contract/timeEstimates.ts';

export interface RunProgress {
  /** Number of the last event applied; −1 before the first. */
  readonly seq: number;
  /** Kernel's clock at that event: the last sign of life. */
  readonly at: number;
  /** Kind of the request; undefined before it was accepted. */
  readonly request: string | undefined;
  readonly phase: Phase | undefined;
  /** Of the phase under way, 0 to 1; undefined while it does not tell. */
  readonly phaseShare: number | undefined;
  /** Of the whole request, 0 to 1; never falls. */
  readonly overallShare: number;
  readonly round: { readonly number: number; readonly of: number; readonly share: number } | undefined;
  readonly timeLeft:
    | {
        readonly lowSeconds: number;
        readonly highSeconds: number;
        /** Where it may stop before all rounds are run. */
        readonly earliestSeconds: number | undefined;
        readonly pastMiss: PastMiss | undefined;
        readonly at: number;
      }
    | undefined;
  /** Validation accuracy of each finished round, in order. */
  readonly accuracies: readonly number[];
  readonly stages: readonly StageResult[];
  readonly adjustments: readonly Adjustment[];
  readonly dataset: DatasetSummary | undefined;
  readonly reading: Extract<RunEvent, { kind: 'readingPlanned' }> | undefined;
  readonly plan: Extract<RunEvent, { kind: 'planReady' }> | undefined;
  /** Of a search for settings: what was planned, and what came of it. */
  readonly search:
    | {
        readonly trials: number;
        readonly finished: Extract<RunEvent, { kind: 'tuningFinished' }> | undefined;
      }
    | undefined;
  readonly runFolder: string | undefined;
  readonly state: 'working' | 'paused' | 'stopping' | 'ended';
}

export const noProgress: RunProgress = {
  seq: -1,
  at: 0,
  request: undefined,
  phase: undefined,
  phaseShare: undefined,
  overallShare: 0,
  round: undefined,
  timeLeft: undefined,
  accuracies: [],
  stages: [],
  adjustments: [],
  dataset: undefined,
  reading: undefined,
  plan: undefined,
  search: undefined,
  runFolder: undefined,
  state: 'working',
};

/** Where each phase of a training begins and ends on the overall bar: rough shares of the time it takes. */
const trainingSpans: Partial<Record<Phase, readonly [number, number]>> = {
  reading: [0, 0.02],
  preparing: [0.02, 0.04],
  loadingModel: [0.04, 0.05],
  baseline: [0.05, 0.1],
  encoding: [0.1, 0.25],
  instant: [0.25, 0.3],
  // Before the planning and the tuning of the settings that were found.
  searching: [0.3, 0.9],
  planning: [0.3, 0.31],
  fineTuning: [0.31, 0.94],
  saving: [0.94, 0.96],
  evaluating: [0.96, 1],
};

export function applyEvent(before: RunProgress, { seq, at, event }: KernelEvent): RunProgress {
  if (seq <= before.seq) return before;
  const after = { ...before, ...changes(before, event, at), seq, at };
  return { ...after, overallShare: Math.max(before.overallShare, overallShare(after)) };
}

function changes(before: RunProgress, event: RunEvent, at: number): Partial<RunProgress> {
  switch (event.kind) {
    case 'requestAccepted':
      return {
        request: event.request,
        ...(event.runFolder !== undefined && { runFolder: event.runFolder }),
      };
    case 'phaseStarted':
      return { phase: event.phase, phaseShare: undefined, round: undefined, timeLeft: undefined };
    case 'progressed':
      return {
        phase: event.phase,
        phaseShare: event.total > 0 ? Math.min(1, event.done / event.total) : undefined,
      };
    case 'datasetReady':
      return { dataset: event.summary };
    case 'readingPlanned':
      return { reading: event };
    case 'planReady':
      return { plan: event };
    case 'timeEstimated':
      return {
        timeLeft: {
          lowSeconds: event.lowSeconds,
          highSeconds: event.highSeconds,
          earliestSeconds: event.earliestSeconds,
          pastMiss: event.pastMiss,
          at,
        },
      };
    case 'tuningPlanned': {
      const { trials, lowSeconds, highSeconds } = event;
      return {
        search: { trials, finished: undefined },
        timeLeft: { lowSeconds, highSeconds, earliestSeconds: undefined, pastMiss: undefined, at },
      };
    }
    case 'tuningFinished':
      return { search: { trials: event.trials, finished: event } };
    case 'stepFinished':
      return stepFinished(before, event);
    case 'epochFinished':
      return {
        round: { number: event.epoch, of: event.epochs, share: 1 },
        accuracies: [...before.accuracies.slice(0, event.epoch - 1), event.validationAccuracy],
      };
    case 'stageFinished':
      return { stages: [...before.stages.filter(({ stage }) => stage !== event.result.stage), event.result] };
    case 'adjusted':
      return { adjustments: [...before.adjustments, event.adjustment] };
    case 'paused':
      return { state: 'paused' };
    case 'continued':
      return { state: 'working' };
    case 'stopping':
      return { state: 'stopping' };
    case 'answered':
    case 'failed':
      return { state: 'ended' };
    case 'tableRead':
    case 'columnsSuggested':
    case 'columnChosen':
    case 'splitReady':
    case 'checkpointSaved':
    case 'deviceSampled':
    case 'modelDelivered':
    case 'trialScored':
    case 'evaluated':
      return {};
  }
}

function stepFinished(
  { plan }: RunProgress,
  { epoch, step, totalSteps }: Extract<RunEvent, { kind: 'stepFinished' }>,
): Partial<RunProgress> {
  const of = plan?.epochs ?? epoch;
  // The rounds are equally long.
  const share = Math.min(1, Math.max(0, (step * of) / totalSteps - (epoch - 1)));
  return { phaseShare: step / totalSteps, round: { number: epoch, of, share } };
}

/** A training runs through all its phases; any other request is as far as its last phase that tells. */
function overallShare({ phase, phaseShare, dataset, state }: RunProgress): number {
  if (state === 'ended') return 1;
  if (phase === undefined) return 0;
  const span = dataset && trainingSpans[phase];
  if (span) return span[0] + (phaseShare ?? 0) * (span[1] - span[0]);
  return phaseShare ?? 0;
}
