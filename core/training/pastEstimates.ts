/**
 * Estimates that grade themselves (R28). Each finished run says how long the work took that had been computed as so
 * many seconds; the next estimate of the kind follows the line through the past ones, as wide as they lie around it.
 */
import { wholeSeconds } from '../contract/timeEstimates.ts';
import type { KeptEstimate, PastMiss } from '../contract/timeEstimates.ts';
import { secondsByLine } from './timeLine.ts';
import type { Finished } from './timeLine.ts';
import type { EstimatedTime, TimeRange } from './timeEstimate.ts';

/** With nine past ones the next truth lies between the outermost of them in eight of ten cases: fewer promise less. */
export const enoughEstimates = 9;

/** Older ones say little about the computer as it is now. */
const newest = 40;
/** Shares of the truths left out at either end: 80 % are promised, and up to 90 % while the range still says something. */
const leftOutAtEitherEnd = [0.05, 0.0625, 0.075, 0.0875, 0.1];
/** High end over low end of a range that says something. */
const narrowRatio = 1.6;
/** No two runs take the same time, however alike the past ones were: high end over low end at the least. */
const leastRatio = 1.1;
/** Times the middle distance from the middle: of a normal distribution, one in a thousand lies further away. */
const disturbedFrom = 5;
/** Of so many runs one may be left out as disturbed: what happens more often is no exception. */
const runsPerDisturbed = 10;

/** The estimate of the same work as past ones of its kind have it; too few of them leave it as it was computed. */
export function correctTime(computed: EstimatedTime, past: readonly KeptEstimate[]): EstimatedTime {
  const { lowSeconds, highSeconds, earliestSeconds } = computed;
  const range = correctRange({ lowSeconds, highSeconds }, past);
  if (earliestSeconds === undefined) return range;
  // Its own range is taken to be as wide as that of all rounds.
  const scale = lowSeconds > 0 ? earliestSeconds / lowSeconds : 0;
  const few = correctRange({ lowSeconds: earliestSeconds, highSeconds: scale * highSeconds }, past);
  return { ...range, earliestSeconds: Math.min(few.lowSeconds, range.lowSeconds) };
}

/**
 * Each past run is foreseen by the line through the others, and what it missed by is put on what they foresee of this
 * one. Between the outermost of these the next truth lies (jackknife+: Barber, Candès, Ramdas, Tibshirani 2021, Annals of
 * Statistics 49: of n of them, those of rank r and n + 1 − r have 1 − 2r / (n + 1) of the next truths between them where
 * the line hardly depends on one run, whatever the misses are distributed like, as long as the runs are of one source).
 */
function correctRange(computed: TimeRange, past: readonly KeptEstimate[]): TimeRange {
  const middle = middleOf(computed);
  const runs = withoutDisturbed(past.slice(-newest).flatMap((one) => finished(one) ?? []));
  if (runs.length < enoughEstimates || !isPositive(middle)) return computed;
  const truths = runs
    .map((one, i) => {
      const others = runs.toSpliced(i, 1);
      return secondsByLine(middle, others) * (one.took / secondsByLine(one.computed, others));
    })
    .sort((a, b) => a - b);
  return atLeastAsWide(betweenOutermost(truths));
}

/** The middle miss of past estimates of the same kind, as they were told; undefined while there are too few. */
export function pastMissOf(past: readonly KeptEstimate[]): PastMiss | undefined {
  const misses = past
    .slice(-newest)
    .filter(({ told }) => isPositive(middleOf(told)))
    .map((one) => Math.abs(wholeSeconds(one) / middleOf(one.told) - 1));
  if (misses.length < enoughEstimates) return undefined;
  return { share: medianOf(misses), estimates: misses.length };
}

function finished(kept: KeptEstimate): Finished | undefined {
  const computed = middleOf(kept.computed);
  const took = wholeSeconds(kept);
  return isPositive(computed) && isPositive(took) ? { computed, took } : undefined;
}

/**
 * Without the few that lie far from all the others: something else kept the computer busy then. One of them among the
 * outermost would decide every range for as long as it is remembered.
 */
function withoutDisturbed(runs: readonly Finished[]): readonly Finished[] {
  const misses = runs.map((one, i) => Math.log(one.took / secondsByLine(one.computed, runs.toSpliced(i, 1))));
  const middle = medianOf(misses);
  const distances = misses.map((miss) => Math.abs(miss - middle));
  const limit = Math.max(disturbedFrom * medianOf(distances), Math.log(leastRatio));
  const most = Math.floor(runs.length / runsPerDisturbed);
  const furthest = distances.toSorted((a, b) => b - a)[most] ?? 0;
  const last = Math.max(limit, furthest);
  return runs.filter((_, i) => (distances[i] ?? 0) <= last);
}

/** As many in it as a range holds that still says something, and never less than is promised. Truths from low to high. */
function betweenOutermost(truths: readonly number[]): TimeRange {
  const ranges = leftOutAtEitherEnd.map((share) => {
    const rank = Math.max(1, (truths.length + 1) * share);
    return { lowSeconds: atRank(truths, rank), highSeconds: atRank(truths, truths.length + 1 - rank) };
  });
  const narrow = ranges.find((range) => range.highSeconds <= narrowRatio * range.lowSeconds);
  return narrow ?? ranges.at(-1) ?? { lowSeconds: 0, highSeconds: 0 };
}

/** 1-based; between two of them, in proportion. */
function atRank(sorted: readonly number[], rank: number): number {
  const below = Math.floor(rank);
  const low = sorted[below - 1] ?? 0;
  const high = sorted[below] ?? low;
  return low + (rank - below) * (high - low);
}

function isPositive(seconds: number): boolean {
  return seconds > 0 && Number.isFinite(seconds);
}

function middleOf({ lowSeconds, highSeconds }: TimeRange): number {
  return (lowSeconds + highSeconds) / 2;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function atLeastAsWide(range: TimeRange): TimeRange {
  if (range.highSeconds >= leastRatio * range.lowSeconds) return range;
  const middle = Math.sqrt(range.lowSeconds * range.highSeconds);
  return { lowSeconds: middle / Math.sqrt(leastRatio), highSeconds: middle * Math.sqrt(leastRatio) };
}
