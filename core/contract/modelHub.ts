/** The model hub of a server: models that their owners published, each with versions that never change. */
import * as z from 'zod';
import { bundleFilesSchema } from './bundle.ts';
import { stages } from './runConfig.ts';
import { dataSetRefSchema, idSchema, sha256Schema } from './storedDataSet.ts';

export const modelVersionSchema = dataSetRefSchema.shape.version;

export const publishedRefSchema = z.strictObject({ modelId: idSchema, version: modelVersionSchema });
export type PublishedRef = z.infer<typeof publishedRefSchema>;

/** The model that a training left with its worker, or a published one. */
export const modelRefSchema = z.union([z.strictObject({ job: idSchema }), publishedRefSchema]);
export type ModelRef = z.infer<typeof modelRefSchema>;

/** With the files of a published one, which any worker may fetch. */
export const sentModelSchema = z.union([
  z.strictObject({ job: idSchema }),
  publishedRefSchema.extend({ files: bundleFilesSchema }),
]);
export type SentModel = z.infer<typeof sentModelSchema>;

/** Beside the model's own files: the page about it. */
export const modelSheetFileName = 'model-sheet.html';

export const newModelSchema = z.strictObject({
  /** Shown to people, and nothing else. */
  name: z
    .string()
    .trim()
    .regex(/^[^\p{C}]{1,100}$/u),
  description: z.string().trim().max(2000).default(''),
});

/** What the model's own manifest says of it. */
export const modelFactsSchema = z.strictObject({
  stage: z.enum(stages),
  labels: z.array(z.string()),
  weightsHash: sha256Schema,
});
export type ModelFacts = z.infer<typeof modelFactsSchema>;

const publishedVersionSchema = z.strictObject({
  version: modelVersionSchema,
  /** Epoch milliseconds, by the clock of the database. */
  createdAt: z.int(),
  bytes: z.int(),
  /** The training that made it. */
  run: idSchema,
  facts: modelFactsSchema,
});

export const publishedModelSchema = newModelSchema.extend({
  id: idSchema,
  owner: z.string(),
  createdAt: z.int(),
  /** From the first to the newest, without those that were withdrawn. */
  versions: z.array(publishedVersionSchema),
});
export type PublishedModel = z.infer<typeof publishedModelSchema>;

export const modelPageSchema = z.strictObject({
  models: z.array(publishedModelSchema),
  /** What to ask the next page with; null on the last one. */
  before: z.int().nullable(),
});
export type ModelPage = z.infer<typeof modelPageSchema>;

export const versionFilesSchema = z.strictObject({ files: bundleFilesSchema });

/** What a job of kind `publish` ends with. */
export const publishedSchema = publishedRefSchema.extend({ kind: z.literal('published') });
