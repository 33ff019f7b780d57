/** The beginning of a text, its personal data masked and on one line: enough for a person to see what the texts are. */
import * as z from 'zod';

export const excerptSchema = z.object({
  /** Row number in the user's file. */
  rowNumber: z.int(),
  /** At most `longestExcerpt` characters, and "…" where there are more. */
  text: z.string(),
});
export type Excerpt = z.infer<typeof excerptSchema>;

export const longestExcerpt = 80;

/** One of the rows that a person is shown before training. */
export const sampleRowSchema = excerptSchema.extend({ label: z.string() });
export type SampleRow = z.infer<typeof sampleRowSchema>;
