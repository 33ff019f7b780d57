/** How sure a measured share is. */
import type { Interval } from '../contract/evaluation.ts';

/** Standard normal quantile of 97.5 %. */
const z95 = 1.959963984540054;

/**
 * Wilson score interval at 95 % for `successes` of `count` (E. B. Wilson, JASA 22, 1927): honest also near 0 and 1
 * and for few examples. Of no examples it is everything from 0 to 1.
 */
export function wilsonInterval(successes: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1, level: 0.95 };
  const share = successes / count;
  const z2 = z95 * z95;
  const centre = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (z95 / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half), level: 0.95 };
}
