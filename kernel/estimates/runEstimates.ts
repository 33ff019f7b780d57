/** The time estimates of one run: corrected by past ones before they are told, and graded when the run is over. */
import type { EstimateKind, KeptEstimate } from '../../core/contract/timeEstimates.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { correctTime, pastMissOf } from '../../core/training/pastEstimates.ts';
import type { TimeRange } from '../../core/training/timeEstimate.ts';
import { RoundTimes } from './roundTimes.ts';

type Told = Omit<KeptEstimate, 'tookSeconds' | 'skippedSeconds' | 'repeatedSeconds'> & {
  readonly at: number;
};

export interface RunEstimatesTask {
  /** Of earlier runs on this computer, oldest first. */
  readonly past: readonly KeptEstimate[];
  /** Milliseconds of work: a clock that stands still while the run is paused. */
  readonly now: () => number;
}

export class RunEstimates {
  readonly #now: () => number;
  readonly #past: readonly KeptEstimate[];
  readonly #told: Told[] = [];
  readonly #rounds = new RoundTimes();

  constructor({ past, now }: RunEstimatesTask) {
    this.#now = now;
    this.#past = past;
  }

  /** The event as it is told; those that are no estimates to be graded stay as they are. */
  tell(event: RunEvent): RunEvent {
    this.#rounds.hear(event, this.#now());
    if (event.kind !== 'timeEstimated' || event.of === undefined) return event;
    const { of: kind, lowSeconds, highSeconds } = event;
    const past = this.#past.filter((one) => one.kind === kind);
    const { earliestSeconds, ...told } = correctTime(event, past);
    const early = earliestSeconds === undefined ? {} : { earliestSeconds };
    if (this.#isWorthKeeping(kind, told))
      this.#told.push({ kind, computed: { lowSeconds, highSeconds }, told, ...early, at: this.#now() });
    const pastMiss = pastMissOf(past);
    return { ...event, ...told, ...early, ...(pastMiss && { pastMiss }) };
  }

  /** Every kept estimate with the time from it to now: to be called when the work is over. */
  graded(): KeptEstimate[] {
    const end = this.#now();
    return this.#told.map(({ at, ...told }) => ({
      ...told,
      tookSeconds: (end - at) / 1000,
      skippedSeconds: this.#rounds.skippedSeconds,
      repeatedSeconds: this.#rounds.repeatedSecondsSince(at),
    }));
  }

  /** The first of its kind, and each that sees half the time left of the one before. */
  #isWorthKeeping(kind: EstimateKind, told: TimeRange): boolean {
    const last = this.#told.findLast((one) => one.kind === kind);
    return last === undefined || told.highSeconds <= last.told.highSeconds / 2;
  }
}

/** What later runs learn from: one estimate of each kind, the first after its warm-up. */
export function firstOfEachKind(estimates: readonly KeptEstimate[]): KeptEstimate[] {
  return estimates.filter(({ kind }, i) => estimates.findIndex((other) => other.kind === kind) === i);
}
