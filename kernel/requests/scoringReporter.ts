/** Tells the scoring of texts as events: how far it is, and the time left at the speed measured so far. */
import { performance } from 'node:perf_hooks';
import { estimateTime } from '../../core/training/timeEstimate.ts';
import type { MeasuredWork } from '../../core/training/timeEstimate.ts';
import type { RequestContext } from '../requestContext.ts';
import type { Between } from '../scoring/scorer.ts';
import { nowAndThen } from '../stages/nowAndThen.ts';
import { progressAndListen } from '../stages/reportProgress.ts';

const everyMs = 2000;
/** Batches measured before the first estimate. */
const firstEstimateAfter = 3;

/** To be called between two batches; throws when told to stop. */
export function scoringReporter(context: RequestContext): Between {
  const progress = progressAndListen('predicting', context);
  const isTime = nowAndThen(everyMs);
  const measured: MeasuredWork[] = [];
  let doneShare = 0;
  let startedAt = performance.now();
  return async (share) => {
    measured.push({ amount: share - doneShare, milliseconds: performance.now() - startedAt });
    doneShare = share;
    if (share < 1 && measured.length >= firstEstimateAfter && isTime()) {
      const range = estimateTime(measured, { low: 1 - share, high: 1 - share });
      if (range) context.emit({ kind: 'timeEstimated', ...range, measuredSteps: measured.length });
    }
    await progress(share, 1);
    // A pause is no work.
    startedAt = performance.now();
  };
}
