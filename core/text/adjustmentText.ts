/** A change that a run made to its own settings: why, and what. */
import type { Adjustment } from '../contract/runRecord.ts';
import type { Texts } from './textsOf.ts';

export function adjustmentText(adjustment: Adjustment, { progress }: Pick<Texts, 'progress'>): string {
  const { what, reason } = adjustment;
  return `${progress.because[reason]} ${progress.adjustments[what](adjustment)}`;
}
