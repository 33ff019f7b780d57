/** The plan of a training that a person is still filling in: a run's configuration, as far as it goes. */
import * as z from 'zod';
import { dataSourceSchema, runConfigSchema } from './runConfig.ts';
import { dataSetRefSchema } from './storedDataSet.ts';
import { tableOptionsSchema } from './table.ts';
import { presetNames, trainingParametersSchema } from './trainingParameters.ts';

/** Nothing in it is filled in by us: what was left out stays so. */
export const planDraftSchema = runConfigSchema
  .omit({ data: true, preset: true, parameters: true, limits: true, splitRows: true, splitFrom: true })
  .extend({
    data: dataSourceSchema
      .omit({ path: true, table: true })
      .extend({
        path: dataSourceSchema.shape.path.optional(),
        dataSet: dataSetRefSchema.optional(),
        table: tableOptionsSchema.strict().optional(),
      })
      .strict()
      .optional(),
    preset: z.enum(presetNames).optional(),
    parameters: trainingParametersSchema.partial().strict().optional(),
  })
  .strict();
export type PlanDraft = z.infer<typeof planDraftSchema>;

/** Shown to people, and nothing else. */
export const draftNameSchema = z
  .string()
  .trim()
  .regex(/^[^\p{C}]{1,100}$/u);

const draftHeadSchema = z.strictObject({
  name: draftNameSchema,
  /** One more with each save. */
  version: z.int().positive(),
  /** Epoch milliseconds, by the clock of the database. */
  savedAt: z.int().nonnegative(),
});
export type DraftHead = z.infer<typeof draftHeadSchema>;

export const draftSchema = draftHeadSchema.extend({ plan: planDraftSchema });
export type Draft = z.infer<typeof draftSchema>;

/** The one saved last first. */
export const draftListSchema = z.strictObject({ drafts: z.array(draftHeadSchema) });

export const draftSaveSchema = z.strictObject({
  plan: planDraftSchema,
  /** The version that it was made from; 0: a new one. What somebody else saved since is not overwritten. */
  version: z
    .int()
    .nonnegative()
    .max(2 ** 31 - 1),
});
