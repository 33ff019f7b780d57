/** The learning rate over a run: a straight rise, then a straight fall to zero (as in Devlin et al. 2019, appendix A.2). */

export interface Schedule {
  readonly totalSteps: number;
  readonly warmupSteps: number;
}

/** Multiplier of the peak learning rate for a 1-based step, 0 to 1. */
export function rateAt({ totalSteps, warmupSteps }: Schedule, step: number): number {
  const done = step - 1;
  if (done < warmupSteps) return (done + 1) / warmupSteps;
  return Math.max(0, (totalSteps - done) / Math.max(1, totalSteps - warmupSteps));
}

/** Warm-up steps of a run: the explicit number where there is one, else a share of all steps, at least one. */
export function warmupStepsOf(
  totalSteps: number,
  { warmupShare, warmupSteps }: { warmupShare: number; warmupSteps: number | null },
): number {
  return Math.min(totalSteps, warmupSteps ?? Math.max(1, Math.floor(warmupShare * totalSteps)));
}
