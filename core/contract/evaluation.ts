/** How well a model does on texts it never saw. All shares are 0 to 1. */
import { z } from 'zod';
import { stages } from './runConfig.ts';
import { tipSchema } from './tip.ts';

export const intervalSchema = z.object({ low: z.number(), high: z.number(), level: z.number() });
export type Interval = z.infer<typeof intervalSchema>;

export const labelScoreSchema = z.object({
  label: z.string(),
  /** Test examples of this category; 0 means not tested, and the scores are null. */
  count: z.int(),
  precision: z.number().nullable(),
  recall: z.number().nullable(),
  f1: z.number().nullable(),
});
export type LabelScore = z.infer<typeof labelScoreSchema>;

export const scoresSchema = z.object({
  count: z.int(),
  accuracy: z.number(),
  interval: intervalSchema,
  macroF1: z.number(),
  labels: z.array(labelScoreSchema),
  /** confusion[true][predicted], in the order of `labels`. */
  confusion: z.array(z.array(z.int())),
});
export type Scores = z.infer<typeof scoresSchema>;

export const verdictCodes = [
  'excellent',
  'good',
  'acceptable',
  'poor',
  'overfitting',
  'underfitting',
  'class_imbalance_issue',
  'baseline_as_good',
  'still_improving',
  'few_examples',
  'few_tested',
  'no_better_than_largest',
  'unbalanced',
  'lead_unsure',
  'small_dataset',
  'texts_cut',
  'learning_rate_high',
  'memory_short',
] as const;
export const verdictSchema = z.object({
  code: z.enum(verdictCodes),
  tone: z.enum(['green', 'yellow', 'orange', 'red', 'neutral']),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** Why no confidence is high enough to go without review: for lack of texts, or for the mistakes made in them. */
export const allForReviewSchema = z.enum(['fewTexts', 'manyMistakes']);
export type AllForReview = z.infer<typeof allForReviewSchema>;

export const evaluationReportSchema = z.object({
  stage: z.enum(stages),
  test: scoresSchema,
  /** The simple method on the same texts. */
  baseline: scoresSchema,
  /** Every stage that was computed, on the same test texts. */
  stages: z.array(
    z.object({ stage: z.enum(stages), accuracy: z.number(), macroF1: z.number(), interval: intervalSchema }),
  ),
  /** Accuracy on training texts: out-of-fold for linear models, after the delivered epoch for fine-tuned ones. */
  trainAccuracy: z.number(),
  validationAccuracy: z.number(),
  temperature: z.number().positive(),
  /** Of the delivered model, where it marks everything for review. */
  allForReview: allForReviewSchema.optional(),
  /** Overall verdict first, then warnings. */
  verdicts: z.array(verdictSchema).min(1),
  /** Left out by runs of before there were any. */
  tips: z.array(tipSchema).optional(),
});
export type EvaluationReport = z.infer<typeof evaluationReportSchema>;
