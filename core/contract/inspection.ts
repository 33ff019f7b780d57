/** What a worker found in a version of a data set: the kernel's answer to `inspect`, short enough to be kept. */
import * as z from 'zod';
import { cleaningRecipeSchema, cleaningStepSchema } from './cleaning.ts';
import { datasetSummarySchema } from './dataset.ts';
import { wireErrorSchema } from './errors/wireError.ts';
import { jobStates } from './job.ts';
import { inspectedSchema } from './kernelAnswer.ts';
import { sha256Schema } from './storedDataSet.ts';
import { tableOptionsSchema } from './table.ts';
import { pageAskedSchema } from './tablePage.ts';

/** Rows and categories that are listed; the counts are of all of them. */
export const keptAtMost = 100;

const rowsSchema = z.object({ count: z.int().nonnegative(), listed: z.array(z.int()).max(keptAtMost) });
export type KeptRows = z.infer<typeof rowsSchema>;

const summarySchema = datasetSummarySchema
  .omit({ labels: true, effects: true, conflictingRows: true })
  .extend({
    /** The most frequent first. */
    labels: datasetSummarySchema.shape.labels.max(keptAtMost),
    labelCount: z.int().nonnegative(),
    effects: z.array(z.object({ step: cleaningStepSchema, removed: rowsSchema, changed: rowsSchema })),
    conflicting: rowsSchema,
  });

export const inspectionSchema = inspectedSchema
  .omit({ kind: true, summary: true, changes: true, recipeFile: true })
  .extend({ summary: summarySchema.nullable() });
export type Inspection = z.infer<typeof inspectionSchema>;

/** Which columns are looked at, and how the file is read. */
const columnsSchema = z.strictObject({
  table: tableOptionsSchema.strict().prefault({}),
  textColumn: z.string().max(1000).optional(),
  labelColumn: z.string().max(1000).optional(),
  /** Begins anew where the last look failed. */
  again: z.boolean().default(false),
});

export const inspectionAskedSchema = columnsSchema.extend({
  /** Left out: the one that is kept with the version, else the usual one. */
  recipe: cleaningRecipeSchema.optional(),
});

export const previewAskedSchema = columnsSchema.omit({ textColumn: true, labelColumn: true }).extend({
  page: pageAskedSchema.prefault({ from: 0, count: 50 }),
});

/** The same question is answered by the same job: asked again, it tells how far that is. */
export const inspectionAnswerSchema = z.strictObject({
  jobId: z.string(),
  state: z.enum(jobStates),
  /** Why it failed, if it did. */
  error: wireErrorSchema.nullable(),
  /** Null until it is there. */
  inspection: inspectionSchema.nullable(),
});
export type InspectionAnswer = z.infer<typeof inspectionAnswerSchema>;

export const recipeSaveSchema = z.strictObject({ recipe: cleaningRecipeSchema });

export const keptRecipeSchema = z.strictObject({
  /** Null where none is kept: the usual one is used then. */
  recipe: cleaningRecipeSchema.nullable(),
  /** Of the recipe together with the file: the same two give the same hash, and the same rows. */
  hash: sha256Schema.nullable(),
});
export type KeptRecipe = z.infer<typeof keptRecipeSchema>;
