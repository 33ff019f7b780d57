/** Lengths of time as people say them: rounded the more the longer they are. */
import type { Language } from '../language.ts';
import type { SecondsLeft } from '../../training/secondsLeft.ts';
import { formatNumber } from './numbers.ts';

/** `40 s`, `12 min`, `1 h 20 min`. */
export function formatDuration(seconds: number, language: Language): string {
  if (seconds < 10) return `${formatNumber(seconds, language, 1)} s`;
  if (seconds < 90 && seconds !== 60) return `${formatNumber(seconds, language)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${formatNumber(minutes, language)} min`;
  const rest = minutes % 60;
  return `${formatNumber(Math.floor(minutes / 60), language)} h${rest > 0 ? ` ${rest} min` : ''}`;
}

export interface SpokenRange {
  readonly low: string;
  readonly high: string;
  /** Both ends read the same: say one number. */
  readonly isOne: boolean;
}

/** A range with ends rounded to what can honestly be told apart: 5 s, 1 min, 5 min, 15 min. */
export function formatDurationRange(
  lowSeconds: number,
  highSeconds: number,
  language: Language,
): SpokenRange {
  const step = highSeconds < 90 ? 5 : highSeconds < 20 * 60 ? 60 : highSeconds < 2 * 3600 ? 300 : 900;
  const floor = Math.max(step, Math.floor(lowSeconds / step) * step);
  const ceiling = Math.max(floor, Math.ceil(highSeconds / step) * step);
  return {
    low: formatDuration(floor, language),
    high: formatDuration(ceiling, language),
    isOne: floor === ceiling,
  };
}

/** Of the time left: `earliest` where it may end before the low end and that reads otherwise. */
export function formatTimeLeft(
  { low, high, earliest }: SecondsLeft,
  language: Language,
): SpokenRange & { readonly earliest: string | undefined } {
  const all = formatDurationRange(low, high, language);
  const early = earliest === undefined ? all : formatDurationRange(Math.min(earliest, low), high, language);
  return { ...all, earliest: early.low === all.low ? undefined : early.low };
}
