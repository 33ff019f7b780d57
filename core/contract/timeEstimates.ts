/** Estimates of the time left beside what the work then took: what the next estimates learn from. */
import * as z from 'zod';

/** What an estimate rests on and what it is of: those of one kind miss in one way. */
export const estimateKinds = [
  /** The first texts were read by the encoder; only linear models follow. */
  'reading',
  /** The same, but a fine-tuning follows, of which nothing was measured. */
  'readingBeforeTuning',
  /** The fine-tuning's warm-up was measured. */
  'tuning',
  /** In records of earlier versions: a range from the earliest end to the last one. */
  'readingBeforeTuningThatMayStop',
  'tuningThatMayStop',
] as const;
export type EstimateKind = (typeof estimateKinds)[number];

/** Whether steps of the fine-tuning were measured for it; else it rests on the first texts that were read. */
export function startsTuning(kind: EstimateKind): boolean {
  return kind === 'tuning' || kind === 'tuningThatMayStop';
}

const timeRangeSchema = z.object({ lowSeconds: z.number(), highSeconds: z.number() });

export const keptEstimateSchema = z.object({
  kind: z.enum(estimateKinds),
  /** As computed from what the run had measured: of all rounds, also where it may stop before. */
  computed: timeRangeSchema,
  /** As told: corrected by what earlier estimates had missed. */
  told: timeRangeSchema,
  /** Where it may stop before all rounds are run: the earliest end that was told. */
  earliestSeconds: z.number().optional(),
  /** From the estimate to the verdict, pauses left out. */
  tookSeconds: z.number(),
  /** What the rounds that were not run would have taken, at the mean of those that were. */
  skippedSeconds: z.number().default(0),
  /** Spent on rounds that were begun again because the loss had risen; part of `tookSeconds`. */
  repeatedSeconds: z.number().default(0),
});
export type KeptEstimate = z.infer<typeof keptEstimateSchema>;

/**
 * What `told` is held against: all rounds, each run once. When a training stops, and whether it goes back, nobody can
 * foresee; how fast the computer is can be learnt from it whatever happened.
 */
export function wholeSeconds({ tookSeconds, skippedSeconds, repeatedSeconds }: KeptEstimate): number {
  return tookSeconds + skippedSeconds - repeatedSeconds;
}

/** What was told, as the time left is said. */
export function toldOf({ told, earliestSeconds }: KeptEstimate): {
  readonly low: number;
  readonly high: number;
  readonly earliest: number | undefined;
} {
  return { low: told.lowSeconds, high: told.highSeconds, earliest: earliestSeconds };
}

/** By how much earlier estimates of the kind missed on this computer: the middle one, 0.12 is ±12 %. */
export const pastMissSchema = z.object({ share: z.number(), estimates: z.int() });
export type PastMiss = z.infer<typeof pastMissSchema>;
