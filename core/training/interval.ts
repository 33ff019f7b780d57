/** How sure a measured share is. */
import type { Interval } from '../contract/evaluation.ts';

/** Standard normal quantile of 97.5 %. */
const z95 = 1.959963984540054;

/**
 * Wilson score interval at 95 % for `successes` of `count` (E. B. Wilson, JASA 22, 1927): honest also near 0 and 1
 * and for few examples. Of no examples it is everything from 0 to 1. Effective counts need not be whole.
 */
export function wilsonInterval(successes: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1, level: 0.95 };
  const share = successes / count;
  const z2 = z95 * z95;
  const centre = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (z95 / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half), level: 0.95 };
}

/** Examples that belong together (one process, one text) and so are right or wrong together. */
export interface GroupOutcome {
  readonly count: number;
  readonly successes: number;
}

/**
 * The interval where examples come in groups: Wilson's for as many independent examples as they are worth. A hundred
 * rows of one process are no hundred proofs. The worth is the number of examples over the design effect (Rao and Scott,
 * "A simple method for the analysis of clustered binary data", Biometrics 48, 1992), with the allowance for few groups of
 * Korn and Graubard (Survey Methodology 24, 1998). Examples that all stand alone give Wilson's interval itself.
 */
export function groupedInterval(groups: readonly GroupOutcome[]): Interval {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const successes = groups.reduce((sum, group) => sum + group.successes, 0);
  if (groups.every((group) => group.count <= 1)) return wilsonInterval(successes, count);
  const few = (z95 / studentQuantile(groups.length - 1)) ** 2;
  const worth = (count * few) / designEffect(groups);
  return wilsonInterval((worth * successes) / count, worth);
}

/**
 * Variance of the share when groups are drawn over its variance when examples are: linearised ratio estimator (Cochran,
 * Sampling Techniques, 1977, section 9A). Where all or none succeed the groups are taken as wholly alike (Kish 1965).
 */
function designEffect(groups: readonly GroupOutcome[]): number {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const share = groups.reduce((sum, group) => sum + group.successes, 0) / count;
  const alone = count * share * (1 - share);
  if (alone === 0) return groups.reduce((sum, group) => sum + group.count ** 2, 0) / count;
  const together = groups.reduce((sum, group) => sum + (group.successes - share * group.count) ** 2, 0);
  return Math.max(1, together / alone);
}

/** 97.5 % quantile of Student's t by its expansion in 1/degrees (Abramowitz and Stegun 26.7.5); infinite without freedom. */
function studentQuantile(degrees: number): number {
  if (degrees <= 0) return Number.POSITIVE_INFINITY;
  const z = z95;
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ];
  return terms.reduce((sum, term, power) => sum + term / degrees ** power, 0);
}
