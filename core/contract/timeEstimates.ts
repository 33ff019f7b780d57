/** Estimates of the time left beside what the work then took: what the next estimates learn from. */
import * as z from 'zod';

/** What an estimate rests on and what it is of: those of one kind miss in one way. */
export const estimateKinds = [
  /** The first texts were read by the encoder; only linear models follow. */
  'reading',
  /** The same, but a fine-tuning follows, of which nothing was measured; the second kind may stop early. */
  'readingBeforeTuning',
  'readingBeforeTuningThatMayStop',
  /** The first steps of the fine-tuning were measured; the second kind may stop early. */
  'tuning',
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
  /** As computed from what the run had measured. */
  computed: timeRangeSchema,
  /** As told: corrected by what earlier estimates had missed. */
  told: timeRangeSchema,
  /** From the estimate to the verdict, pauses left out. */
  tookSeconds: z.number(),
});
export type KeptEstimate = z.infer<typeof keptEstimateSchema>;

/** By how much earlier estimates of the kind missed on this computer: the middle one, 0.12 is ±12 %. */
export const pastMissSchema = z.object({ share: z.number(), estimates: z.int() });
export type PastMiss = z.infer<typeof pastMissSchema>;
