/** How long work takes that is computed as so many seconds, from finished work: a constant part, and a share of what is computed. */

export interface Finished {
  /** Seconds, as they were computed and as they passed. */
  readonly computed: number;
  readonly took: number;
}

/** Of the computed time itself, among finished works of 1: it is trusted to three times the miss of one of them. */
const weightOfComputed = 0.1;
/** Below this share of their spread the computed times are one point, through which many lines go. */
const onePoint = 1e-9;

/**
 * The straight line with the least squares of the misses as shares of the truth, so that a work of seconds says as much
 * as one of hours, and one that something else slowed down says little. Neither part of it is negative. That the work
 * takes what was computed is a point of it too, of small weight: where the past ones are alike, and many lines go through
 * them, it decides for work of another size. All times are above 0.
 */
export function secondsByLine(computed: number, past: readonly Finished[]): number {
  const sum = (value: (one: Finished) => number) => {
    const weighted = (one: Finished) => value(one) / one.took ** 2;
    const own = weightOfComputed * weighted({ computed, took: computed });
    return past.reduce((total, one) => total + weighted(one), own);
  };
  const ones = sum(() => 1);
  const x = sum((one) => one.computed);
  const y = sum((one) => one.took);
  const xx = sum((one) => one.computed ** 2);
  const xy = sum((one) => one.computed * one.took);
  const spread = ones * xx - x * x;
  const constant = (y * xx - x * xy) / spread;
  const share = (ones * xy - x * y) / spread;
  if (spread <= onePoint * ones * xx || constant < 0) return (computed * xy) / xx;
  if (share < 0) return y / ones;
  return constant + share * computed;
}
