/** How long it still takes, as a range, from what was measured so far. */

export interface MeasuredWork {
  /** Any measure of effort, the same for done and left: tokens, texts or steps. */
  readonly amount: number;
  readonly milliseconds: number;
}

export interface TimeRange {
  readonly lowSeconds: number;
  readonly highSeconds: number;
}

/** Of all that is planned and, where it may end before, of the earliest end. */
export interface EstimatedTime extends TimeRange {
  readonly earliestSeconds?: number | undefined;
}

/** Older measurements say little about a machine that is busy with something else now. */
const windowSize = 200;
/** Once there are so many, the first is left out: it also took what is made only once, code and memory. */
const enoughWithoutFirst = 3;

/**
 * Rate of the last measurements ± its standard error at 95 %, and at least 5 % for what nobody can know;
 * the first few steps are slower than the rest, so few measurements widen the range downwards too.
 * `workLeft.low` may be less than `.high` where the work itself is not known. Undefined before anything was measured.
 */
export function estimateTime(
  measured: readonly MeasuredWork[],
  workLeft: { readonly low: number; readonly high: number },
): TimeRange | undefined {
  const recent = withoutFirst(measured)
    .slice(-windowSize)
    .filter(({ amount }) => amount > 0);
  const work = sum(recent, ({ amount }) => amount);
  if (work === 0) return undefined;
  const rate = sum(recent, ({ milliseconds }) => milliseconds) / work;
  const count = recent.length;
  // Variance of a ratio of sums: the residuals milliseconds − rate · amount.
  const residuals = sum(recent, ({ amount, milliseconds }) => (milliseconds - rate * amount) ** 2);
  const error = count > 1 && rate > 0 ? Math.sqrt((residuals / (count - 1)) * count) / work / rate : 0.5;
  const margin = Math.min(0.5, 0.05 + 2 * error + 0.3 / Math.sqrt(count));
  const seconds = rate / 1000;
  return {
    lowSeconds: workLeft.low * seconds * (1 - margin),
    highSeconds: workLeft.high * seconds * (1 + margin),
  };
}

/** What says how fast the machine is once it is warm. */
export function withoutFirst(measured: readonly MeasuredWork[]): readonly MeasuredWork[] {
  return measured.length < enoughWithoutFirst ? measured : measured.slice(1);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
