/** The sentence a person reads for a tip. */
import type { Tip } from '../contract/tip.ts';
import type { ResultTexts } from './areas/resultTexts.ts';

export function tipText(tip: Tip, { tips }: Pick<ResultTexts, 'tips'>): string {
  if (tip.code === 'confused') return tips.confused(tip.pairs);
  if (tip.code === 'stopped_improving') return tips.stopped_improving(tip.round);
  return tips[tip.code](tip.labels, tip.rows);
}
