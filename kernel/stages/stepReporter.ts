/** Tells a training's steps as events: each step, the time left as a range, the device now and then. */
import { performance } from 'node:perf_hooks';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import type { MeasuredWork, TimeRange } from '../../core/training/timeEstimate.ts';
import { bestShare, epochsLeft, tuningTime } from '../../core/training/tuningTime.ts';
import type { EngineSession } from '../engines/engine.ts';
import type { StepReport } from '../train.ts';
import type { EpochRecord, TrainingProgress } from '../trainingProgress.ts';
import { nowAndThen } from './nowAndThen.ts';

const everyMs = 2000;
/** Steps measured before the first estimate. */
const firstEstimateAfter = 3;
/** An estimate that is held against the truth rests on more than these, or on a whole round: single steps differ by a fifth. */
const leastWarmup = 10;

export interface StepReporterTask {
  readonly session: Pick<EngineSession, 'sampleDevice'>;
  readonly totalSteps: number;
  /** Of the schedule. */
  readonly warmupSteps: number;
  readonly epochs: number;
  readonly patience: number | null;
  /** Of each part. */
  readonly tokens: { readonly train: number; readonly validation: number };
  /** From the best epoch to the verdict. */
  readonly after: TimeRange;
  readonly emit: (event: RunEvent) => void;
}

/** To be made when the training begins: what passes from then to the first step is the writing of its first state. */
export class StepReporter {
  readonly #task: StepReporterTask;
  readonly #steps: MeasuredWork[] = [];
  readonly #validations: number[] = [];
  readonly #savings: number[] = [];
  readonly #estimates = nowAndThen(everyMs);
  readonly #samples = nowAndThen(everyMs);
  readonly #beganAt = performance.now();
  #steppedAt = 0;
  #epochOver: { readonly at: number; readonly isBest: boolean } | undefined;

  constructor(task: StepReporterTask) {
    this.#task = task;
  }

  step(report: StepReport, progress: TrainingProgress): void {
    const { totalSteps, emit } = this.#task;
    emit({ kind: 'stepFinished', ...report, epoch: report.epoch + 1, totalSteps });
    this.#steppedAt = performance.now();
    if (this.#steps.length === 0)
      this.#savings.push(Math.max(0, this.#steppedAt - report.milliseconds - this.#beganAt));
    const wasWarm = this.#isWarm;
    this.#steps.push({ amount: report.tokens, milliseconds: report.milliseconds });
    const hasWarmedUp = this.#isWarm && !wasWarm;
    if (hasWarmedUp || (this.#steps.length >= firstEstimateAfter && this.#estimates()))
      this.#estimate(progress);
    if (this.#samples()) emit({ kind: 'deviceSampled', samples: this.#task.session.sampleDevice() });
  }

  epoch(record: EpochRecord, isBest: boolean): void {
    const { epochs, emit } = this.#task;
    emit({ kind: 'epochFinished', ...record, epoch: record.epoch + 1, epochs, isBest });
    this.#epochOver = { at: performance.now(), isBest };
  }

  /** A checkpoint is written. After an epoch it ends what is no step: the validation, the best weights and the writing. */
  saved(progress: TrainingProgress): void {
    const { epoch, step } = progress;
    this.#task.emit({ kind: 'checkpointSaved', epoch: epoch + 1, step });
    if (!this.#epochOver) return;
    const { at, isBest } = this.#epochOver;
    this.#epochOver = undefined;
    const saving = performance.now() - at;
    this.#savings.push(saving);
    this.#validations.push(Math.max(0, at - this.#steppedAt - (isBest ? bestShare * saving : 0)));
    this.#estimate(progress);
  }

  /** Whether the schedule's warm-up was measured; the first step, which also makes ready, does not count. */
  get #isWarm(): boolean {
    const measured = this.#steps.length;
    return measured > this.#task.warmupSteps && (measured > leastWarmup || this.#validations.length > 0);
  }

  #estimate(progress: TrainingProgress): void {
    const { epochs, patience, totalSteps, tokens, after, emit } = this.#task;
    const time = tuningTime({
      steps: this.#steps,
      validations: this.#validations,
      savings: this.#savings,
      tokens,
      epochsLeft: epochsLeft({ epochs, patience, ...progress }),
      epochDone: (progress.nextBatch * epochs) / totalSteps,
      after,
    });
    if (!time) return;
    const graded = this.#isWarm ? ({ of: 'tuning' } as const) : undefined;
    emit({ kind: 'timeEstimated', ...time, measuredSteps: this.#steps.length, ...graded });
  }
}
