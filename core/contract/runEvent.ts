/**
 * What a kernel tells while it works: one numbered stream of JSON lines for all its requests.
 * `seq` runs through everything one kernel process sends, and begins anew with the next process. A run's `events.jsonl`
 * keeps what its work told, under a numbering of its own that goes on over every resume; a reader that missed some reads
 * them there. What the conversation itself says (accepted, paused, continued, stopping, the last word) is not in it.
 * Applying one twice changes nothing.
 */
import * as z from 'zod';
import { columnSuggestionSchema } from './columns.ts';
import { datasetSummarySchema } from './dataset.ts';
import { deviceSampleSchema } from './device.ts';
import { wireErrorSchema } from './errors/wireError.ts';
import { evaluationReportSchema } from './evaluation.ts';
import { kernelAnswerSchema } from './kernelAnswer.ts';
import { stages } from './runConfig.ts';
import { adjustmentSchema, stageResultSchema } from './runRecord.ts';
import { tableHeadSchema } from './table.ts';
import { estimateKinds, pastMissSchema } from './timeEstimates.ts';
import { trialLookSchema, trialSettingsSchema } from './tuning.ts';

export const phases = [
  'reading',
  'preparing',
  'loadingModel',
  'baseline',
  'encoding',
  'instant',
  'searching',
  'planning',
  'fineTuning',
  'evaluating',
  'saving',
  'predicting',
  'doubting',
  'trying',
  'exporting',
  'checking',
] as const;
export type Phase = (typeof phases)[number];

export const runEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('requestAccepted'), request: z.string(), runFolder: z.string().optional() }),
  z.object({ kind: z.literal('phaseStarted'), phase: z.enum(phases) }),
  z.object({ kind: z.literal('progressed'), phase: z.enum(phases), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('tableRead'), head: tableHeadSchema, rows: z.int() }),
  z.object({ kind: z.literal('columnsSuggested'), suggestion: columnSuggestionSchema }),
  /** Whose texts are classified, and the column that the model learned from: the file need not have it. */
  z.object({ kind: z.literal('columnChosen'), textColumn: z.string(), learnedColumn: z.string() }),
  z.object({ kind: z.literal('datasetReady'), summary: datasetSummarySchema }),
  z.object({
    kind: z.literal('splitReady'),
    train: z.int(),
    validation: z.int(),
    test: z.int(),
    untestedLabels: z.array(z.string()),
    /** Of an earlier run's test texts: how many are tested again, of how many. */
    keptTests: z.object({ kept: z.int(), of: z.int() }).optional(),
  }),
  /** Before the encoder's pass over the training and validation texts. */
  z.object({
    kind: z.literal('readingPlanned'),
    maxLength: z.int(),
    /** Share of all tokens of these texts that the model reads at this length, 0 to 1. */
    readShare: z.number(),
    /** What is kept of the frozen layers for the fine-tuning, and where. */
    cacheMiB: z.number(),
    cachePlace: z.enum(['memory', 'disk', 'none']),
  }),
  z.object({
    kind: z.literal('planReady'),
    engine: z.string(),
    maxLength: z.int(),
    microBatch: z.int(),
    accumulation: z.int(),
    frozenLayers: z.int(),
    estimatedMemoryMiB: z.number(),
    /** Rounds at most; `totalSteps` over all of them. */
    epochs: z.int(),
    totalSteps: z.int(),
  }),
  /** Of what is left until the verdict, counted from this event. */
  z.object({
    kind: z.literal('timeEstimated'),
    /** Of all rounds, also where it may stop before. */
    lowSeconds: z.number(),
    highSeconds: z.number(),
    /** Where it may stop before all rounds are run: the end if nothing is gained any more. */
    earliestSeconds: z.number().optional(),
    /** Pieces of work it rests on: batches of the encoder's pass, or steps of the fine-tuning. */
    measuredSteps: z.int(),
    /** Left out where the estimate is not graded afterwards. */
    of: z.enum(estimateKinds).optional(),
    /** Once enough earlier ones are known on this computer. */
    pastMiss: pastMissSchema.optional(),
  }),
  z.object({
    kind: z.literal('stepFinished'),
    /** 1-based. */
    epoch: z.int(),
    step: z.int(),
    totalSteps: z.int(),
    loss: z.number(),
    gradNorm: z.number(),
    learningRate: z.number(),
    tokens: z.int(),
    milliseconds: z.number(),
  }),
  z.object({
    kind: z.literal('epochFinished'),
    /** 1-based. */
    epoch: z.int(),
    epochs: z.int(),
    trainLoss: z.number(),
    validationLoss: z.number(),
    validationAccuracy: z.number(),
    validationMacroF1: z.number(),
    isBest: z.boolean(),
  }),
  /** Before the first trial of a search for settings. */
  z.object({
    kind: z.literal('tuningPlanned'),
    trials: z.int(),
    /** Rounds at most over all trials, and what training each trial to its end would take. */
    rounds: z.int(),
    fullRounds: z.int(),
    lowSeconds: z.number(),
    highSeconds: z.number(),
  }),
  z.object({
    kind: z.literal('trialScored'),
    /** 1-based. */
    trial: z.int(),
    trials: z.int(),
    settings: trialSettingsSchema,
    look: trialLookSchema,
  }),
  z.object({
    kind: z.literal('tuningFinished'),
    trials: z.int(),
    settings: trialSettingsSchema,
    /** Of the best trial: flattered by the choice among all of them. */
    validationAccuracy: z.number(),
    /** Updates made, and what training each trial to its end would have taken. */
    steps: z.int(),
    fullSteps: z.int(),
  }),
  z.object({ kind: z.literal('stageFinished'), result: stageResultSchema }),
  z.object({ kind: z.literal('checkpointSaved'), epoch: z.int(), step: z.int() }),
  z.object({ kind: z.literal('adjusted'), adjustment: adjustmentSchema }),
  z.object({ kind: z.literal('deviceSampled'), samples: z.array(deviceSampleSchema) }),
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('continued') }),
  z.object({ kind: z.literal('stopping') }),
  z.object({
    kind: z.literal('modelDelivered'),
    stage: z.enum(stages),
    folder: z.string(),
    weightsHash: z.string(),
  }),
  z.object({ kind: z.literal('evaluated'), report: evaluationReportSchema }),
  z.object({ kind: z.literal('answered'), answer: kernelAnswerSchema }),
  z.object({ kind: z.literal('failed'), error: wireErrorSchema }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;

/** One line of the stream. `answered` or `failed` is the last one of its request. */
export const kernelEventSchema = z.object({
  seq: z.int().nonnegative(),
  /** Milliseconds since 1970, the kernel's clock. */
  at: z.number(),
  requestId: z.string(),
  event: runEventSchema,
});
export type KernelEvent = z.infer<typeof kernelEventSchema>;
