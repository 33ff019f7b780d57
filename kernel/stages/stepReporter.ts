/** Tells a training's steps as events: each step, the time left as a range, the device now and then. */
import { performance } from 'node:perf_hooks';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import type { MeasuredWork, TimeRange } from '../../core/training/timeEstimate.ts';
import { epochsLeft, tuningTime } from '../../core/training/tuningTime.ts';
import type { EngineSession } from '../engines/engine.ts';
import type { StepReport } from '../train.ts';
import type { EpochRecord, TrainingProgress } from '../trainingProgress.ts';
import { nowAndThen } from './nowAndThen.ts';

const everyMs = 2000;
/** Steps measured before the first estimate. */
const firstEstimateAfter = 3;

export interface StepReporterTask {
  readonly session: Pick<EngineSession, 'sampleDevice'>;
  readonly totalSteps: number;
  readonly epochs: number;
  readonly patience: number | null;
  /** Of each part. */
  readonly tokens: { readonly train: number; readonly validation: number };
  /** From the best epoch to the verdict. */
  readonly after: TimeRange;
  readonly emit: (event: RunEvent) => void;
}

export class StepReporter {
  readonly #task: StepReporterTask;
  readonly #steps: MeasuredWork[] = [];
  readonly #validations: number[] = [];
  readonly #estimates = nowAndThen(everyMs);
  readonly #samples = nowAndThen(everyMs);
  #steppedAt = 0;
  #isEpochOver = false;

  constructor(task: StepReporterTask) {
    this.#task = task;
  }

  step(report: StepReport, progress: TrainingProgress): void {
    const { totalSteps, emit } = this.#task;
    emit({ kind: 'stepFinished', ...report, epoch: report.epoch + 1, totalSteps });
    this.#steps.push({ amount: report.tokens, milliseconds: report.milliseconds });
    this.#steppedAt = performance.now();
    if (this.#steps.length >= firstEstimateAfter && this.#estimates()) this.#estimate(progress);
    if (this.#samples()) emit({ kind: 'deviceSampled', samples: this.#task.session.sampleDevice() });
  }

  epoch(record: EpochRecord, isBest: boolean): void {
    const { epochs, emit } = this.#task;
    emit({ kind: 'epochFinished', ...record, epoch: record.epoch + 1, epochs, isBest });
    this.#isEpochOver = true;
  }

  /** A checkpoint is written. After an epoch it ends what is no step: the validation and the writing. */
  saved(progress: TrainingProgress): void {
    const { epoch, step } = progress;
    this.#task.emit({ kind: 'checkpointSaved', epoch: epoch + 1, step });
    if (!this.#isEpochOver) return;
    this.#isEpochOver = false;
    this.#validations.push(performance.now() - this.#steppedAt);
    this.#estimate(progress);
  }

  #estimate(progress: TrainingProgress): void {
    const { epochs, patience, totalSteps, tokens, after, emit } = this.#task;
    const range = tuningTime({
      steps: this.#steps,
      validations: this.#validations,
      tokens,
      epochsLeft: epochsLeft({ epochs, patience, ...progress }),
      epochDone: (progress.nextBatch * epochs) / totalSteps,
      after,
    });
    const of = patience === null ? 'tuning' : 'tuningThatMayStop';
    if (range) emit({ kind: 'timeEstimated', ...range, measuredSteps: this.#steps.length, of });
  }
}
