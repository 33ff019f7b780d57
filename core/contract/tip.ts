/** Advice that follows from a result: why a category does worse, and so what would help (R35). Sentences: core/text, `tips`. */
import * as z from 'zod';

/**
 * Causes of a single category's mistakes, and what could not be looked at; rules: core/training/tips.ts. In the order in
 * which tips are read: the surest help first.
 */
export const labelTipCodes = [
  'few_examples',
  'contradicting_labels',
  'doubtful_labels',
  'short_texts',
  'misses_many',
  'claims_too_much',
  'unclear',
  'not_tested',
] as const;

const count = z.int().positive();

export const tipSchema = z.discriminatedUnion('code', [
  z.object({
    code: z.enum(labelTipCodes),
    labels: z.array(z.string()).min(1),
    /** Rows of the file to look at, where the cause lies in single rows. */
    rows: z.array(z.int()).optional(),
  }),
  z.object({
    code: z.literal('confused'),
    /** Texts of `truth` that were taken for `taken`; most first. */
    pairs: z.array(z.object({ truth: z.string(), taken: z.string(), count })).min(1),
  }),
  /** 1-based round after which nothing was gained any more. */
  z.object({ code: z.literal('stopped_improving'), round: count }),
]);
export type Tip = z.infer<typeof tipSchema>;
