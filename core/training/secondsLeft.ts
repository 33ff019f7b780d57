/** The time left as it is at a later moment than it was estimated. */
import type { RunProgress } from './runProgress.ts';

export interface SecondsLeft {
  readonly low: number;
  readonly high: number;
  /** Where it may stop before all rounds are run. */
  readonly earliest: number | undefined;
}

/** Never nothing: what goes on is not over. `secondsSinceSign`: since the last event. Undefined before there is an estimate. */
export function secondsLeft(
  { timeLeft, at }: Pick<RunProgress, 'timeLeft' | 'at'>,
  secondsSinceSign = 0,
): SecondsLeft | undefined {
  if (!timeLeft) return undefined;
  const passed = (at - timeLeft.at) / 1000 + secondsSinceSign;
  const left = (seconds: number) => Math.max(1, seconds - passed);
  const { lowSeconds, highSeconds, earliestSeconds } = timeLeft;
  return {
    low: left(lowSeconds),
    high: left(highSeconds),
    earliest: earliestSeconds === undefined ? undefined : left(earliestSeconds),
  };
}
