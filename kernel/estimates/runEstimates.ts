/** The time estimates of one run: corrected by past ones before they are told, and graded when the run is over. */
import type { EstimateKind, KeptEstimate } from '../../core/contract/timeEstimates.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { correctRange, pastMissOf } from '../../core/training/pastEstimates.ts';
import type { TimeRange } from '../../core/training/timeEstimate.ts';

type Told = Omit<KeptEstimate, 'tookSeconds'> & { readonly at: number };

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

  constructor({ past, now }: RunEstimatesTask) {
    this.#now = now;
    this.#past = past;
  }

  /** The event as it is told; those that are no estimates to be graded stay as they are. */
  tell(event: RunEvent): RunEvent {
    if (event.kind !== 'timeEstimated' || event.of === undefined) return event;
    const { of: kind, lowSeconds, highSeconds } = event;
    const past = this.#past.filter((one) => one.kind === kind);
    const computed = { lowSeconds, highSeconds };
    const told = correctRange(computed, past);
    if (this.#isWorthKeeping(kind, told)) this.#told.push({ kind, computed, told, at: this.#now() });
    const pastMiss = pastMissOf(past);
    return { ...event, ...told, ...(pastMiss && { pastMiss }) };
  }

  /** Every kept estimate with the time from it to now: to be called when the work is over. */
  graded(): KeptEstimate[] {
    const end = this.#now();
    return this.#told.map(({ at, ...told }) => ({ ...told, tookSeconds: (end - at) / 1000 }));
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
