/** `run.json`: everything needed to say how a model was made, and to make it again (R51). */
import * as z from 'zod';
import { datasetSummarySchema } from './dataset.ts';
import { deviceReportSchema } from './device.ts';
import { evaluationReportSchema, shareSchema } from './evaluation.ts';
import { runConfigSchema, stages } from './runConfig.ts';
import { trainingParametersSchema } from './trainingParameters.ts';
import { runStates } from './runState.ts';
import { keptEstimateSchema } from './timeEstimates.ts';
import { cleaningRecipeSchema } from './cleaning.ts';

export const environmentSchema = z.object({
  product: z.string(),
  /** Of the code that ran; with `+` and a mark of the changes where they were not committed. Null outside a checkout. */
  commit: z.string().nullable(),
  node: z.string(),
  platform: z.string(),
  engine: z.string(),
  threads: z.int(),
  libraries: z.record(z.string(), z.string()),
  device: deviceReportSchema,
});
export type Environment = z.infer<typeof environmentSchema>;

export const adjustmentSchema = z.object({
  what: z.enum([
    'microBatchHalved',
    'learningRateHalved',
    'lengthReduced',
    'fineTuningSkipped',
    'stagesShortened',
  ]),
  from: z.number().nullable(),
  to: z.number().nullable(),
  reason: z.enum(['outOfMemory', 'lossRose', 'modelPositions', 'fewExamples', 'diskFull', 'failed']),
  step: z.int().nullable(),
});
export type Adjustment = z.infer<typeof adjustmentSchema>;

export const stageResultSchema = z.object({
  stage: z.enum(stages),
  validationAccuracy: shareSchema,
  validationMacroF1: shareSchema,
  seconds: z.number(),
});
export type StageResult = z.infer<typeof stageResultSchema>;

export const runRecordSchema = z.object({
  format: z.literal(1),
  id: z.string(),
  state: z.enum(runStates),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  config: runConfigSchema,
  /** The next six are null until their part of the work is done. */
  parameters: trainingParametersSchema.nullable(),
  recipe: cleaningRecipeSchema.nullable(),
  dataset: datasetSummarySchema.nullable(),
  /** SHA-256 over the used rows (number, text, category) after the recipe. */
  rowsHash: z.string().nullable(),
  /** SHA-256 over the row numbers of each part of the split. */
  splitHash: z.string().nullable(),
  baseModel: z.object({ name: z.string(), hash: z.string() }).nullable(),
  environment: environmentSchema,
  adjustments: z.array(adjustmentSchema),
  stages: z.array(stageResultSchema),
  delivered: z.enum(stages).nullable(),
  weightsHash: z.string().nullable(),
  /** Texts per forward pass that went through; null where nothing was fine-tuned. */
  microBatch: z.int().nullable(),
  evaluation: evaluationReportSchema.nullable(),
  /** What the time was thought to be at several moments, and what it was; empty until the run has succeeded. */
  estimates: z.array(keptEstimateSchema).default([]),
});
export type RunRecord = z.infer<typeof runRecordSchema>;
