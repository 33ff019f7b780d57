/** How well a model does on texts it never saw. All shares are 0 to 1. */
import * as z from 'zod';
import { stages } from './runConfig.ts';
import { tipSchema } from './tip.ts';

export const shareSchema = z.number().min(0).max(1);
export const countSchema = z.int().min(0);

export const intervalSchema = z
  .object({ low: shareSchema, high: shareSchema, level: shareSchema })
  .refine(({ low, high }) => low <= high, 'the interval ends before it begins');
export type Interval = z.infer<typeof intervalSchema>;

export const labelScoreSchema = z.object({
  label: z.string(),
  /** Test examples of this category; 0 means not tested, and the scores are null. */
  count: countSchema,
  precision: shareSchema.nullable(),
  recall: shareSchema.nullable(),
  f1: shareSchema.nullable(),
});
export type LabelScore = z.infer<typeof labelScoreSchema>;

const scoreFigures = z.object({
  count: countSchema,
  accuracy: shareSchema,
  interval: intervalSchema,
  macroF1: shareSchema,
  labels: z.array(labelScoreSchema),
  /** confusion[true][predicted], in the order of `labels`; empty where it was not kept. */
  confusion: z.array(z.array(countSchema)),
});
export type Scores = z.infer<typeof scoreFigures>;

export const scoresSchema = scoreFigures.refine(
  agreesWithConfusion,
  'the scores are not those of the confusion matrix',
);

/** Figures that contradict each other were damaged or made up: none of them may be told as a result. */
function agreesWithConfusion({ count, accuracy, labels, confusion }: Scores): boolean {
  if (confusion.length === 0) return true;
  const totals = confusion.map((row) => row.reduce((sum, value) => sum + value, 0));
  const right = confusion.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
  return (
    confusion.length === labels.length &&
    confusion.every((row) => row.length === labels.length) &&
    labels.every((label, i) => label.count === totals[i]) &&
    totals.reduce((sum, value) => sum + value, 0) === count &&
    Math.abs(accuracy * count - right) < 1e-6
  );
}

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
  'tuned_still_improving',
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

/** What can be promised of the predictions that go without review: the share of them that is right. */
export const promisedAgreements = [0.8, 0.85, 0.9, 0.95, 0.98, 0.99] as const;

/** One position of the human-review dial: the limit that keeps a promise, chosen on validation. */
export const reviewSettingSchema = z.object({
  promise: shareSchema,
  /** Predictions below this confidence need review; 1 where no limit keeps the promise. */
  reviewBelow: shareSchema,
  /** Left out where a limit could be chosen. */
  allForReview: allForReviewSchema.optional(),
});
export type ReviewSetting = z.infer<typeof reviewSettingSchema>;

/** What a position of the dial gives on texts that had no part in choosing it. */
export const reviewPointSchema = reviewSettingSchema.extend({
  /** Share of the texts that go without review. */
  automaticShare: shareSchema,
  /** Share of those that are right; null where there are none. */
  agreement: shareSchema.nullable(),
});
export type ReviewPoint = z.infer<typeof reviewPointSchema>;

export const evaluationReportSchema = z.object({
  stage: z.enum(stages),
  test: scoresSchema,
  /** The simple method on the same texts. */
  baseline: scoresSchema,
  /** Every stage that was computed, on the same test texts. */
  stages: z.array(
    z.object({
      stage: z.enum(stages),
      accuracy: shareSchema,
      macroF1: shareSchema,
      interval: intervalSchema,
    }),
  ),
  /** Accuracy on training texts: out-of-fold for linear models, after the delivered epoch for fine-tuned ones. */
  trainAccuracy: shareSchema,
  validationAccuracy: shareSchema,
  temperature: z.number().positive(),
  /** Of the delivered model, where it marks everything for review. */
  allForReview: allForReviewSchema.optional(),
  /** The human-review dial on the test texts, the loosest promise first; runs of older versions have none. */
  review: z.array(reviewPointSchema).optional(),
  /** Overall verdict first, then warnings. */
  verdicts: z.array(verdictSchema).min(1),
  /** Left out by runs of before there were any. */
  tips: z.array(tipSchema).optional(),
});
export type EvaluationReport = z.infer<typeof evaluationReportSchema>;
