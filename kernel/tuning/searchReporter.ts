/** Tells a search as events: how far it is, and the time left at the speed of the steps so far. */
import type { RunEvent } from '../../core/contract/runEvent.ts';
import type { TrialSettings } from '../../core/contract/tuning.ts';
import { estimateTime } from '../../core/training/timeEstimate.ts';
import type { MeasuredWork, TimeRange } from '../../core/training/timeEstimate.ts';
import { stepCost } from '../../core/training/tuningTime.ts';
import { nowAndThen } from '../stages/nowAndThen.ts';

const everyMs = 2000;
const firstEstimateAfter = 3;

export interface SearchReporterTask {
  readonly layerCount: number;
  readonly tokens: { readonly train: number; readonly validation: number };
  readonly stepsPerRound: number;
  /** Rounds at most of all trials, and those done by an earlier attempt. */
  readonly plannedRounds: number;
  readonly doneRounds: number;
  /** Mean share of the layers that the trials train. */
  readonly meanShare: number;
  /** Seconds of the whole search that are no rounds: they pass with the rounds. */
  readonly besideSeconds: number;
  /** From the best epoch of the winner to the verdict. */
  readonly after: TimeRange;
  readonly emit: (event: RunEvent) => void;
}

export class SearchReporter {
  readonly #task: SearchReporterTask;
  readonly #measured: MeasuredWork[] = [];
  readonly #estimates = nowAndThen(everyMs);
  #steps: number;

  constructor(task: SearchReporterTask) {
    this.#task = task;
    this.#steps = task.doneRounds * task.stepsPerRound;
  }

  /** What a trial tells of itself: its steps count for the search. */
  hear(event: RunEvent, { frozenLayers }: TrialSettings): void {
    if (event.kind !== 'stepFinished') return;
    const { layerCount, stepsPerRound, plannedRounds, emit } = this.#task;
    const amount = event.tokens * ((layerCount - frozenLayers) / layerCount);
    this.#measured.push({ amount, milliseconds: event.milliseconds });
    this.#steps += 1;
    const total = plannedRounds * stepsPerRound;
    emit({ kind: 'progressed', phase: 'searching', done: Math.min(this.#steps, total), total });
    if (this.#measured.length >= firstEstimateAfter && this.#estimates()) this.#estimate();
  }

  #estimate(): void {
    const { tokens, meanShare, besideSeconds, plannedRounds, stepsPerRound, after, emit } = this.#task;
    const rounds = Math.max(0, plannedRounds - this.#steps / stepsPerRound);
    const work = rounds * meanShare * (tokens.train + tokens.validation / stepCost);
    const range = estimateTime(this.#measured, { low: work, high: work });
    if (!range) return;
    const beside = besideSeconds * (rounds / plannedRounds);
    emit({
      kind: 'timeEstimated',
      lowSeconds: range.lowSeconds + beside + after.lowSeconds,
      highSeconds: range.highSeconds + beside + after.highSeconds,
      measuredSteps: this.#measured.length,
    });
  }
}
