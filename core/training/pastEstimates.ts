/**
 * Estimates that grade themselves (R28). Each finished estimate says where between its ends, or beyond them, the truth
 * came to lie; the next one of its kind is moved, widened or narrowed to where the truths of the past lay.
 */
import type { KeptEstimate, PastMiss } from '../contract/timeEstimates.ts';
import type { TimeRange } from './timeEstimate.ts';

/** With nine past ones the next truth lies between the outermost of them in eight of ten cases: fewer promise less. */
export const enoughEstimates = 9;

/** Older ones say little about the computer as it is now. */
const newest = 40;
/** Share of the truths left out at either end: what lies between is the promise of 80 %. */
const leftOut = 0.1;
/** No two runs take the same time, however alike the past ones were: high end over low end at the least. */
const leastRatio = 1.1;

/**
 * The computed range, corrected by past ones of the same kind. With n of them the next truth lies between those of rank
 * r and n + 1 − r with probability 1 − 2r / (n + 1), whatever they are distributed like, as long as it comes from the
 * same source (conformal prediction: Vovk, Gammerman, Shafer 2005, chapter 2). Too few leave the range as it is.
 */
export function correctRange(computed: TimeRange, past: readonly KeptEstimate[]): TimeRange {
  const places = past
    .slice(-newest)
    .flatMap(({ computed: range, tookSeconds }) => placeIn(range, tookSeconds) ?? [])
    .sort((a, b) => a - b);
  if (places.length < enoughEstimates || !isGradable(computed)) return computed;
  const rank = Math.max(1, Math.floor((places.length + 1) * leftOut));
  const low = places[rank - 1] ?? 0;
  const high = places[places.length - rank] ?? 1;
  return atLeastAsWide({ lowSeconds: secondsAt(computed, low), highSeconds: secondsAt(computed, high) });
}

/** The middle miss of past estimates of the same kind, as they were told; undefined while there are too few. */
export function pastMissOf(past: readonly KeptEstimate[]): PastMiss | undefined {
  const misses = past
    .slice(-newest)
    .filter(({ told }) => isGradable(told))
    .map(({ told, tookSeconds }) => Math.abs(tookSeconds / middleOf(told) - 1))
    .sort((a, b) => a - b);
  if (misses.length < enoughEstimates) return undefined;
  return { share: misses[Math.floor(misses.length / 2)] ?? 0, estimates: misses.length };
}

function isGradable({ lowSeconds, highSeconds }: TimeRange): boolean {
  return lowSeconds > 0 && highSeconds > lowSeconds && Number.isFinite(highSeconds);
}

/** Where the truth lies: 0 at the low end, 1 at the high end, by ratios, because times are missed by a share. */
function placeIn(range: TimeRange, tookSeconds: number): number | undefined {
  if (!isGradable(range) || tookSeconds <= 0) return undefined;
  return Math.log(tookSeconds / range.lowSeconds) / Math.log(range.highSeconds / range.lowSeconds);
}

function secondsAt({ lowSeconds, highSeconds }: TimeRange, place: number): number {
  return lowSeconds * (highSeconds / lowSeconds) ** place;
}

function middleOf({ lowSeconds, highSeconds }: TimeRange): number {
  return Math.sqrt(lowSeconds * highSeconds);
}

function atLeastAsWide(range: TimeRange): TimeRange {
  if (range.highSeconds >= leastRatio * range.lowSeconds) return range;
  const middle = middleOf(range);
  return { lowSeconds: middle / Math.sqrt(leastRatio), highSeconds: middle * Math.sqrt(leastRatio) };
}
