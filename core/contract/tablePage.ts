/** Some rows of a table for a person to look through: beginnings of the cells, their personal data masked. */
import * as z from 'zod';

/** Of all their columns they fit into one answer. */
const mostPageRows = 50;

export const pageAskedSchema = z.strictObject({
  /** Rows of the table before it. */
  from: z
    .int()
    .nonnegative()
    .max(2 ** 31 - 1),
  count: z.int().min(1).max(mostPageRows),
});
export type PageAsked = z.infer<typeof pageAskedSchema>;

export const tablePageSchema = z.object({
  from: z.int().nonnegative(),
  rows: z.array(
    z.object({
      /** In the user's file. */
      rowNumber: z.int(),
      /** One for each column of the table: at most `longestExcerpt` characters, and "…" where there are more. */
      cells: z.array(z.string()),
    }),
  ),
});
export type TablePage = z.infer<typeof tablePageSchema>;
