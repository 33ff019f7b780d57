/**
 * The cleaning recipe: an ordered, serialisable list of steps that turns the rows of a table into examples.
 * Same recipe and same file give the same rows. The user's file is never changed.
 */
import { z } from 'zod';

export const cleaningStepSchema = z.discriminatedUnion('kind', [
  /** Rows whose text or category is empty take no part. */
  z.object({ kind: z.literal('dropEmpty') }),
  /**
   * Of rows with the same text and the same category only the first stays. A text that appears with different
   * categories keeps all its rows: how often each occurs is the evidence for which one is right.
   */
  z.object({ kind: z.literal('dropDuplicates') }),
  /** All rows of a text that appears with different categories take no part. */
  z.object({ kind: z.literal('dropConflicts') }),
  /** Categories `from` become `into`. */
  z.object({ kind: z.literal('mergeLabels'), from: z.array(z.string()).min(1), into: z.string().min(1) }),
  /** A category takes no part. */
  z.object({ kind: z.literal('dropLabel'), label: z.string() }),
  /** Categories with fewer examples than this cannot be learnt and take no part. */
  z.object({ kind: z.literal('dropRareLabels'), fewerThan: z.int().positive() }),
]);
export type CleaningStep = z.infer<typeof cleaningStepSchema>;

export const cleaningRecipeSchema = z.array(cleaningStepSchema);
export type CleaningRecipe = z.infer<typeof cleaningRecipeSchema>;

/** What one step did, for the user to read: rows are row numbers of the file. */
export const cleaningEffectSchema = z.object({
  step: cleaningStepSchema,
  removedRows: z.array(z.int()),
  changedRows: z.array(z.int()),
});
export type CleaningEffect = z.infer<typeof cleaningEffectSchema>;
