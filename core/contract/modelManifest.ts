/** `model.json`: what a delivered model folder is and how to score with it. */
import * as z from 'zod';
import { allForReviewSchema, reviewSettingSchema } from './evaluation.ts';
import { personalDataKindSchema } from './personalData.ts';
import { stages } from './runConfig.ts';
import { longTextHandlings } from './trainingParameters.ts';

export const modelManifestSchema = z.object({
  format: z.literal(1),
  stage: z.enum(stages),
  /** Categories in the order of the scores. */
  labels: z.array(z.string()).min(2),
  runId: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  /** Columns it learned from: looked for first in other spreadsheets. */
  columns: z.object({ text: z.string(), label: z.string() }),
  /**
   * Personal data that were masked in the texts it learned from, the kinds of each step: so they are in the texts it judges.
   * Left out where none were.
   */
  masking: z.array(z.array(personalDataKindSchema).min(1)).optional(),
  /** Put before every text (E5 models were trained with one). */
  textPrefix: z.string(),
  maxLength: z.int(),
  longText: z.enum(longTextHandlings),
  /** Logits are divided by this before the softmax; fitted on validation. */
  temperature: z.number().positive(),
  /** Predictions below this confidence are marked "needs review"; chosen on validation. */
  reviewBelow: z.number().min(0).max(1),
  /** Left out where a threshold could be chosen. */
  allForReview: allForReviewSchema.optional(),
  /** The limits of other promises than the product's own, for `predict --agreement`; older models have none. */
  review: z.array(reviewSettingSchema).optional(),
  base: z.object({ name: z.string(), hash: z.string() }).nullable(),
  /** SHA-256 of every file of the folder except this one. */
  files: z.record(z.string(), z.string()),
  /** SHA-256 over the names and hashes of `files`: equal hashes are equal models. */
  weightsHash: z.string(),
});
export type ModelManifest = z.infer<typeof modelManifestSchema>;
