/** Tells a training's steps as events: each step, the time left as a range, the device now and then. */
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { estimateTime } from '../../core/training/timeEstimate.ts';
import type { MeasuredWork } from '../../core/training/timeEstimate.ts';
import type { EngineSession } from '../engines/engine.ts';
import type { StepReport } from '../train.ts';
import type { EpochRecord } from '../trainingProgress.ts';

const sampleEveryMs = 2000;
const estimateEveryMs = 2000;
/** Steps measured before the first estimate. */
const firstEstimateAfter = 3;

export interface StepReporterTask {
  readonly session: EngineSession;
  readonly totalSteps: number;
  readonly epochs: number;
  readonly emit: (event: RunEvent) => void;
}

export class StepReporter {
  readonly #task: StepReporterTask;
  readonly #measured: MeasuredWork[] = [];
  #sampledAt = 0;
  #estimatedAt = 0;

  constructor(task: StepReporterTask) {
    this.#task = task;
  }

  step(report: StepReport): void {
    const { totalSteps, emit } = this.#task;
    emit({ kind: 'stepFinished', ...report, epoch: report.epoch + 1, totalSteps });
    this.#measured.push({ amount: 1, milliseconds: report.milliseconds });
    const now = Date.now();
    if (this.#measured.length >= firstEstimateAfter && now - this.#estimatedAt >= estimateEveryMs) {
      this.#estimatedAt = now;
      this.#estimate(totalSteps - report.step);
    }
    if (now - this.#sampledAt >= sampleEveryMs) {
      this.#sampledAt = now;
      emit({ kind: 'deviceSampled', samples: this.#task.session.sampleDevice() });
    }
  }

  epoch(record: EpochRecord, isBest: boolean): void {
    const { epochs, emit } = this.#task;
    emit({ kind: 'epochFinished', ...record, epoch: record.epoch + 1, epochs, isBest });
  }

  #estimate(stepsLeft: number): void {
    const range = estimateTime(this.#measured, { low: stepsLeft, high: stepsLeft });
    if (range) this.#task.emit({ kind: 'timeEstimated', ...range, measuredSteps: this.#measured.length });
  }
}
