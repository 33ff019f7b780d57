/** What administrators change while the server runs: limits, of everybody or of one person, and the numbers of presets. */
import * as z from 'zod';
import { limitsSchema } from './limits.ts';
import { presetNames, trainingParametersSchema } from './trainingParameters.ts';

/** Null: as the server's settings have it. */
const count = z
  .int()
  .positive()
  .max(2 ** 31 - 1)
  .nullable()
  .optional();

export const limitChangesSchema = z.strictObject({
  dataset: z
    .strictObject({ maxFileSizeMiB: count, maxRows: count, maxColumns: count, maxTextLength: count })
    .optional(),
  run: z
    .strictObject({
      maxEpochs: count,
      maxBatchSize: count,
      maxLength: count,
      maxConcurrentRunsPerUser: count,
      maxTotalConcurrentRuns: count,
    })
    .optional(),
  job: z
    .strictObject({ timeoutHours: count, maxRetries: z.int().nonnegative().max(1000).nullable().optional() })
    .optional(),
  reading: z.strictObject({ timeoutSeconds: count, maxMemoryMiB: count }).optional(),
});
export type LimitChanges = z.infer<typeof limitChangesSchema>;

/** Of one person: what is counted over everybody is not theirs, and what ends a job is one rule for all. */
export const ownLimitChangesSchema = limitChangesSchema.omit({ job: true, reading: true }).extend({
  run: limitChangesSchema.shape.run.unwrap().omit({ maxTotalConcurrentRuns: true }).optional(),
});

export const limitsAnswerSchema = z.strictObject({ limits: limitsSchema });
export const limitChangesListSchema = z.strictObject({
  everybody: limitChangesSchema,
  accounts: z.array(z.strictObject({ name: z.string(), changes: limitChangesSchema })),
});

export const presetNameSchema = z.enum(presetNames);
/** The part of the frozen layers stays as it is: it is a share of a model that the server does not know. */
export const presetNumbersSchema = trainingParametersSchema
  .pick({
    epochs: true,
    earlyStoppingPatience: true,
    batchSize: true,
    learningRate: true,
    headLearningRate: true,
    warmupSteps: true,
    weightAveraging: true,
  })
  .strict();
export const presetChangeSchema = presetNumbersSchema.partial();
export type PresetChange = z.infer<typeof presetChangeSchema>;
export const presetListSchema = z.strictObject({
  presets: z.array(
    z.strictObject({ name: presetNameSchema, numbers: presetNumbersSchema, isChanged: z.boolean() }),
  ),
});
