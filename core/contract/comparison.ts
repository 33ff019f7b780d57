/** Two finished runs beside each other (R43). `first` and `second` are as the person named them. */
import * as z from 'zod';
import { differenceSchema } from './difference.ts';
import { countSchema, intervalSchema, shareSchema } from './evaluation.ts';
import { stages } from './runConfig.ts';

const ofBoth = <T extends z.ZodType>(value: T) => z.object({ first: value, second: value });

export const comparedRunSchema = z.object({
  folder: z.string(),
  delivered: z.enum(stages),
  /** Of the run's own test part. */
  accuracy: shareSchema,
  interval: intervalSchema,
  tested: countSchema,
});

/**
 * `same`: the same texts. `extended`: all texts of the smaller test part are in the larger one, and the comparison is of
 * these. `different`: neither; nothing says which run is better. `unknown`: a run did not keep its single answers.
 */
export const testSets = ['same', 'extended', 'different', 'unknown'] as const;

/** Who was right on the texts of both test parts, by one way to label them. */
export const pairedScoreSchema = z.object({
  /** Whose labels count; `both` where they are the same. */
  labels: z.enum(['both', 'first', 'second']),
  bothRight: countSchema,
  onlyFirst: countSchema,
  onlySecond: countSchema,
  bothWrong: countSchema,
  accuracy: ofBoth(shareSchema),
  /** How likely a split at least as uneven is where both are equally good, 0 to 1 (McNemar's test for groups, exact). */
  chance: shareSchema,
  better: z.enum(['first', 'second', 'unsure', 'equal']),
});
export type PairedScore = z.infer<typeof pairedScoreSchema>;

/** `fixed`, `broken`: right in the second, or in the first, run only. `relabelled`: its label is not the same in both. */
export const flipKinds = ['fixed', 'broken', 'stillWrong', 'relabelled'] as const;

/** A text that the two models answered differently. */
export const flipSchema = z.object({
  kind: z.enum(flipKinds),
  rows: ofBoth(z.int()),
  truth: ofBoth(z.string()),
  predicted: ofBoth(z.string()),
  confidence: ofBoth(shareSchema),
});
export type Flip = z.infer<typeof flipSchema>;

export const comparisonSchema = z.object({
  ...ofBoth(comparedRunSchema).shape,
  differences: z.array(differenceSchema),
  testSet: z.enum(testSets),
  /** Test texts that both runs were tested on. */
  shared: countSchema,
  /** Categories that only changed their name, or were merged under a new one, from the first run to the second. */
  renamed: z.array(z.object({ from: z.string(), to: z.string() })),
  /**
   * Shared texts that stand under another category in the second run, and how many of these are now what one of the
   * models answered: a label changed because a model disagreed makes that model look better. Null where there are none.
   */
  relabelled: z.object({ rows: z.array(z.int()), agreeing: ofBoth(countSchema) }).nullable(),
  /** One, by labels that are the same; two where texts were relabelled; none where the test parts cannot be compared. */
  scores: z.array(pairedScoreSchema),
  flips: z.array(flipSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;
