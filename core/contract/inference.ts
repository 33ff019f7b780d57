/** Texts in, categories out, at once (R47): what users ask and what workers answer. */
import * as z from 'zod';
import { wireErrorSchema } from './errors/wireError.ts';
import { sentModelSchema } from './modelHub.ts';
import { idSchema } from './storedDataSet.ts';

/** Of one question. */
export const mostTexts = 64;

/** A text for a model: of a longer one nothing more would be read (product design 8.2). */
export const judgedTextSchema = z.string().max(50_000).regex(/\S/u);

export const classifyRequestSchema = z.strictObject({
  texts: z.array(judgedTextSchema).min(1).max(mostTexts),
});

/** In the order of the texts. */
export const classifyAnswerSchema = z.strictObject({
  results: z.array(
    z.strictObject({
      category: z.string(),
      /** Calibrated probability of the category, 0 to 1. */
      confidence: z.number(),
      needsReview: z.boolean(),
    }),
  ),
});
export type ClassifyAnswer = z.infer<typeof classifyAnswerSchema>;

const workerIdSchema = z.string().regex(/^[\w.:-]{1,100}$/u);

export const takeRequestSchema = z.strictObject({
  workerId: workerIdSchema,
  /** Models that it has ready in memory. */
  warm: z.array(z.string().max(250)).max(8).default([]),
  /** How long the answer may wait for a question. */
  waitMs: z.int().min(0).max(50_000).default(0),
});

/** Questions to one model, to be answered together. */
export const inferenceBatchSchema = z.strictObject({
  /** Names the model. */
  key: z.string(),
  model: sentModelSchema,
  asks: z.array(z.strictObject({ id: idSchema, texts: z.array(z.string()) })),
});
export type InferenceBatch = z.infer<typeof inferenceBatchSchema>;

/** Null where nobody asked. */
export const takenSchema = z.strictObject({ batch: inferenceBatchSchema.nullable() });

export const inferenceOutcomeSchema = z.discriminatedUnion('kind', [
  classifyAnswerSchema.extend({ kind: z.literal('classified') }),
  z.strictObject({ kind: z.literal('failed'), error: wireErrorSchema }),
]);
export type InferenceOutcome = z.infer<typeof inferenceOutcomeSchema>;

export const inferenceAnswersSchema = z.strictObject({
  workerId: workerIdSchema,
  answers: z
    .array(z.strictObject({ id: idSchema, outcome: inferenceOutcomeSchema }))
    .min(1)
    .max(mostTexts),
});
