/** The whole configuration of a run as one value: the same value replays the same run on the same engine. */
import * as z from 'zod';
import { cleaningRecipeSchema } from './cleaning.ts';
import { splitOptionsSchema } from './dataset.ts';
import { engineKinds } from './device.ts';
import { limitsSchema } from './limits.ts';
import { tableOptionsSchema } from './table.ts';
import { presetNames, trainingParametersSchema } from './trainingParameters.ts';

export const stages = ['baseline', 'instant', 'fineTuned'] as const;
export type Stage = (typeof stages)[number];

export const dataSourceSchema = z.object({
  path: z.string().min(1),
  table: tableOptionsSchema.prefault({}),
  /** Left out: suggested by looking at the columns. */
  textColumn: z.string().optional(),
  labelColumn: z.string().optional(),
});
export type DataSource = z.infer<typeof dataSourceSchema>;

export const runConfigSchema = z.object({
  data: dataSourceSchema,
  recipe: cleaningRecipeSchema.optional(),
  split: splitOptionsSchema.optional(),
  /** Row numbers given instead of drawn (an official split, or a reproduction). */
  splitRows: z
    .object({ train: z.array(z.int()), validation: z.array(z.int()), test: z.array(z.int()) })
    .optional(),
  /** Folder of an earlier run whose texts keep their parts, so that the two can be compared; only new texts are drawn. */
  splitOf: z.string().min(1).optional(),
  /**
   * File with the keys of an earlier division (`splitKeysSchema`), given by whoever keeps the data: their texts keep their
   * parts. Where none of them is there again, all are drawn.
   */
  splitFrom: z.string().min(1).optional(),
  preset: z.enum(presetNames).default('equilibrado'),
  /** Overrides of the preset. */
  parameters: trainingParametersSchema.partial().prefault({}),
  /** Bundled model's name, a folder, or `owner/name` on the Hugging Face hub; left out: the bundled one. */
  baseModel: z.string().optional(),
  engine: z.enum(engineKinds).optional(),
  threads: z.int().min(1).optional(),
  /** Stages to compute beside the baseline. Left out: all, but no fine-tuning on too few examples. */
  stages: z.array(z.enum(stages)).optional(),
  /** Texts per forward pass, given instead of fitted to memory (a reproduction). */
  microBatch: z.int().min(1).optional(),
  /** Settings that were not asked for are searched (R50); what was found then stands in `parameters`. */
  tuning: z.object({ budgetMinutes: z.number().positive().nullable() }).optional(),
  limits: limitsSchema.prefault({}),
});
export type RunConfig = z.infer<typeof runConfigSchema>;
