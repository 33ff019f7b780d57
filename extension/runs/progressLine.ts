/** How far the work is, in one line. */
import type { Texts } from '../../core/text/textsOf.ts';
import { secondsLeft } from '../../core/training/secondsLeft.ts';
import type { RunProgress } from '../../core/training/runProgress.ts';

export function progressLine(
  { phase, round, timeLeft, at, state }: RunProgress,
  { progress }: Texts,
): string {
  if (state === 'paused') return progress.paused;
  if (state === 'stopping') return progress.stopping;
  const parts = [phase === undefined ? progress.overall : progress.phases[phase]];
  if (round) parts.push(progress.round(round.number, round.of));
  const left = secondsLeft({ timeLeft, at });
  if (left) parts.push(progress.timeLeft(left));
  return parts.join(' · ');
}
