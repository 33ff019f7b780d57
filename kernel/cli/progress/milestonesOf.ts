/** Events worth a line that stays, in words. */
import type { RunEvent } from '../../../core/contract/runEvent.ts';
import type { Adjustment } from '../../../core/contract/runRecord.ts';
import type { Texts } from '../../../core/text/textsOf.ts';
import type { RunProgress } from '../../../core/training/runProgress.ts';
import { effectLines } from '../report/effectLines.ts';

/** Below this share of the words read, it is worth saying. */
const wholeShare = 0.995;

/** Requests that keep what was learnt when they are stopped; the others have nothing to keep. */
const learning = ['train', 'resume', 'reproduce'];

/** Lines to keep on the screen; most events have none. */
export function milestonesOf(event: RunEvent, { request }: RunProgress, texts: Texts): string[] {
  const { progress, data } = texts;
  if (event.kind === 'datasetReady') {
    const { summary } = event;
    const effects = effectLines(summary, data).map((line) => `  • ${line}`);
    return [data.source(summary), data.usedRows(summary), ...effects];
  }
  if (event.kind === 'stageFinished') {
    const { stage, validationAccuracy, seconds } = event.result;
    return [`✔ ${progress.stageDone(stage, validationAccuracy, seconds)}`];
  }
  if (event.kind === 'planReady') {
    return [
      ...(event.readShare < wholeShare ? [progress.readShare(event.readShare)] : []),
      ...(event.frozenLayers > 0 ? [progress.frozen(event.frozenLayers)] : []),
    ];
  }
  if (event.kind === 'adjusted') return [`! ${adjustmentLine(event.adjustment, texts)}`];
  if (event.kind === 'stopping')
    return [learning.includes(request ?? '') ? progress.stopping : progress.stoppingOther];
  return event.kind === 'paused' ? [progress.paused] : [];
}

export function adjustmentLine(adjustment: Adjustment, { progress }: Texts): string {
  const { what, reason } = adjustment;
  return `${progress.because[reason]} ${progress.adjustments[what](adjustment)}`;
}
