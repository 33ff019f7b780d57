/** The time left as it is at a later moment than it was estimated. */
import type { RunProgress } from './runProgress.ts';

/** Never nothing: what goes on is not over. `secondsSinceSign`: since the last event. Undefined before there is an estimate. */
export function secondsLeft(
  { timeLeft, at }: Pick<RunProgress, 'timeLeft' | 'at'>,
  secondsSinceSign = 0,
): { readonly low: number; readonly high: number } | undefined {
  if (!timeLeft) return undefined;
  const passed = (at - timeLeft.at) / 1000 + secondsSinceSign;
  const left = (seconds: number) => Math.max(1, seconds - passed);
  return { low: left(timeLeft.lowSeconds), high: left(timeLeft.highSeconds) };
}
