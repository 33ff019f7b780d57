/**
 * The cleaning recipe: an ordered, serialisable list of steps that turns the rows of a table into examples.
 * Same recipe and same file give the same rows. The user's file is never changed.
 */
import * as z from 'zod';
import { personalDataKindSchema } from './personalData.ts';

/** Without spaces around it, and something that can be seen. */
const categoryNameSchema = z
  .string()
  .trim()
  .regex(/[^\s\u200B-\u200D\u2060\uFEFF]/u);

/** A field that is not known would be a wish that nobody fulfils: it is refused. */
export const cleaningStepSchema = z.discriminatedUnion('kind', [
  /** Rows whose text or category is empty take no part. */
  z.strictObject({ kind: z.literal('dropEmpty') }),
  /**
   * Of rows with the same text and the same category only the first stays. A text that appears with different
   * categories keeps all its rows: how often each occurs is the evidence for which one is right.
   */
  z.strictObject({ kind: z.literal('dropDuplicates') }),
  /** All rows of a text that appears with different categories take no part. */
  z.strictObject({ kind: z.literal('dropConflicts') }),
  /** Categories `from` become `into`. */
  z.strictObject({
    kind: z.literal('mergeLabels'),
    from: z.array(z.string()).min(1),
    into: categoryNameSchema,
  }),
  /** The answer "no, these are two" to a question about categories that look alike: changes no row, and ends the question. */
  z.strictObject({ kind: z.literal('keepApart'), labels: z.tuple([z.string(), z.string()]) }),
  /** A category takes no part. */
  z.strictObject({ kind: z.literal('dropLabel'), label: z.string() }),
  /** Personal data of these kinds become placeholders, the same for the same value in all rows. */
  z.strictObject({ kind: z.literal('maskPersonalData'), kinds: z.array(personalDataKindSchema).min(1) }),
  /** Categories with fewer examples than this cannot be learnt and take no part. */
  z.strictObject({ kind: z.literal('dropRareLabels'), fewerThan: z.int().positive() }),
]);
export type CleaningStep = z.infer<typeof cleaningStepSchema>;
export type CleaningStepByKind = { readonly [S in CleaningStep as S['kind']]: S };

export const cleaningRecipeSchema = z.array(cleaningStepSchema);
export type CleaningRecipe = z.infer<typeof cleaningRecipeSchema>;

/** What one step did, for the user to read: rows are row numbers of the file. */
export const cleaningEffectSchema = z.object({
  step: cleaningStepSchema,
  removedRows: z.array(z.int()),
  changedRows: z.array(z.int()),
  /** Of `mergeLabels`: those to be joined that no row had. */
  missingLabels: z.array(z.string()).min(1).optional(),
});
export type CleaningEffect = z.infer<typeof cleaningEffectSchema>;

/** A row as one recipe makes it; null where it takes no part. `text`: masked, where the other recipe does not mask it alike; as it is in the file it is never told. */
const rowAsCleanedSchema = z.object({ label: z.string(), text: z.string().optional() }).nullable();

/** A row that two recipes do not treat alike. */
export const rowChangeSchema = z.object({
  rowNumber: z.int(),
  before: rowAsCleanedSchema,
  after: rowAsCleanedSchema,
});
export type RowChange = z.infer<typeof rowChangeSchema>;

/** A recipe as a file of its own. */
export const recipeFileSchema = z.strictObject({ format: z.literal(1), recipe: cleaningRecipeSchema });
export type RecipeFile = z.infer<typeof recipeFileSchema>;
