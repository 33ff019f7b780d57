/** Events worth a line that stays, in words. */
import type { RunEvent } from '../../../core/contract/runEvent.ts';
import type { Adjustment } from '../../../core/contract/runRecord.ts';
import type { Texts } from '../../../core/text/textsOf.ts';
import type { CliSession } from '../session.ts';
import { effectLines } from '../report/effectLines.ts';

export type MilestoneSetting = Pick<CliSession, 'texts' | 'showsDetails'>;

/** Lines to keep on the screen; most events have none. */
export function milestonesOf(event: RunEvent, { texts, showsDetails }: MilestoneSetting): string[] {
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
  if (event.kind === 'readingPlanned') {
    const { readShare, cachePlace, cacheMiB } = event;
    return [
      ...(readShare < 1 ? [progress.readShare(readShare)] : []),
      ...(showsDetails && cachePlace !== 'none' ? [progress.cached[cachePlace](cacheMiB)] : []),
    ];
  }
  if (event.kind === 'planReady') return event.frozenLayers > 0 ? [progress.frozen(event.frozenLayers)] : [];
  if (event.kind === 'adjusted') return [`! ${adjustmentLine(event.adjustment, texts)}`];
  if (event.kind === 'stopping') return [progress.stopping];
  return event.kind === 'paused' ? [progress.paused] : [];
}

export function adjustmentLine(adjustment: Adjustment, { progress }: Texts): string {
  const { what, reason } = adjustment;
  return `${progress.because[reason]} ${progress.adjustments[what](adjustment)}`;
}
