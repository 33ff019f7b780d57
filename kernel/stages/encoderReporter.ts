/** Tells the encoder's pass as events: how far it is, the time left as a range, the device now and then. */
import { performance } from 'node:perf_hooks';
import { estimateTime, withoutFirst } from '../../core/training/timeEstimate.ts';
import type { EstimateKind } from '../../core/contract/timeEstimates.ts';
import type { MeasuredWork, TimeRange } from '../../core/training/timeEstimate.ts';
import type { WorkAfterEncoding } from '../../core/training/workAfterEncoding.ts';
import type { WorkRange } from '../../core/training/tuningTime.ts';
import type { EngineSession } from '../engines/engine.ts';
import type { RequestContext } from '../requestContext.ts';
import { nowAndThen } from './nowAndThen.ts';
import { progressAndListen } from './reportProgress.ts';

const everyMs = 2000;
/** Batches measured before the first estimate. */
const firstEstimateAfter = 3;

export interface EncoderReporterTask {
  readonly session: Pick<EngineSession, 'sampleDevice'>;
  /** Left out: the time left is not told. */
  readonly estimate:
    | {
        readonly kind: EstimateKind;
        /** What the run still has to do after the pass, in tokens through the whole encoder. */
        readonly workAfter: WorkAfterEncoding;
        /** And what is no reading of texts. */
        readonly besideReading: TimeRange;
      }
    | undefined;
}

export class EncoderReporter {
  readonly #task: EncoderReporterTask;
  readonly #context: RequestContext;
  readonly #progress: (done: number, total: number) => Promise<void>;
  readonly #measured: MeasuredWork[] = [];
  readonly #estimates = nowAndThen(everyMs);
  readonly #samples = nowAndThen(everyMs);
  #doneTokens = 0;
  #startedAt = performance.now();

  constructor(task: EncoderReporterTask, context: RequestContext) {
    this.#task = task;
    this.#context = context;
    this.#progress = progressAndListen('encoding', context);
  }

  /** Between two batches; throws when told to stop. */
  async between(done: number, total: number): Promise<void> {
    const milliseconds = performance.now() - this.#startedAt;
    this.#measured.push({ amount: done - this.#doneTokens, milliseconds });
    this.#doneTokens = done;
    if (this.#measured.length >= firstEstimateAfter && this.#estimates()) this.#estimate(total - done);
    if (this.#samples())
      this.#context.emit({ kind: 'deviceSampled', samples: this.#task.session.sampleDevice() });
    await this.#progress(done, total);
    // A pause is no work.
    this.#startedAt = performance.now();
  }

  /** Mean over the pass so far; 0 before it began. */
  get millisecondsPerToken(): number {
    const warm = withoutFirst(this.#measured);
    const milliseconds = warm.reduce((sum, batch) => sum + batch.milliseconds, 0);
    const tokens = warm.reduce((sum, batch) => sum + batch.amount, 0);
    return milliseconds / Math.max(1, tokens);
  }

  #estimate(tokensLeft: number): void {
    const { estimate } = this.#task;
    if (!estimate) return;
    const { kind: of, workAfter, besideReading } = estimate;
    const left = ({ low, high }: WorkRange): TimeRange | undefined => {
      const range = estimateTime(this.#measured, { low: tokensLeft + low, high: tokensLeft + high });
      return (
        range && {
          lowSeconds: range.lowSeconds + besideReading.lowSeconds,
          highSeconds: range.highSeconds + besideReading.highSeconds,
        }
      );
    };
    const all = left(workAfter);
    if (!all) return;
    const { earliest } = workAfter;
    const few = earliest === undefined ? undefined : left({ low: earliest, high: earliest });
    this.#context.emit({
      kind: 'timeEstimated',
      ...all,
      ...(few && { earliestSeconds: few.lowSeconds }),
      measuredSteps: this.#measured.length,
      of,
    });
  }
}
