/** How fit a file's rows are to learn from, as one number with its reasons. */
import * as z from 'zod';
import { findingCodes } from './findings.ts';

export const qualityWords = ['excellent', 'good', 'fair', 'poor', 'unusable'] as const;
export type QualityWord = (typeof qualityWords)[number];

export const qualitySchema = z.object({
  /** 0 to 100. */
  score: z.int().min(0).max(100),
  word: z.enum(qualityWords),
  /** What costs most first, but before all what makes training impossible: points of the hundred, one decimal. */
  reasons: z.array(z.object({ code: z.enum(findingCodes), points: z.number().nonnegative() })),
});
export type Quality = z.infer<typeof qualitySchema>;
