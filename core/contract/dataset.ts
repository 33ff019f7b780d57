/** Examples ready for training, and what is said about them. */
import * as z from 'zod';
import { cleaningEffectSchema, cleaningStepSchema } from './cleaning.ts';

export interface Example {
  /** Row number in the user's file. */
  readonly rowNumber: number;
  readonly text: string;
  readonly label: string;
  /** Process numbers (20 digits) of the row's process columns; rows that share one always stay in one part of a split. Left out where there is none. */
  readonly processes?: readonly string[];
  /** The text before personal data were masked: it says which rows belong together, and is for nothing else. */
  readonly textBeforeMasking?: string;
}

export const splitParts = ['train', 'validation', 'test'] as const;
export type SplitPart = (typeof splitParts)[number];

export const splitOptionsSchema = z.object({
  seed: z.int(),
  /** Shares of the examples; what is left is for training. */
  validationShare: z.number().min(0).max(0.5),
  testShare: z.number().min(0).max(0.5),
});
export type SplitOptions = z.infer<typeof splitOptionsSchema>;

/** A text's key (`contentKey`) for each row of each part: how a later split finds the texts again, wherever their rows are. */
export const splitKeysSchema = z.object({
  train: z.array(z.int()),
  validation: z.array(z.int()),
  test: z.array(z.int()),
});
export type SplitKeys = z.infer<typeof splitKeysSchema>;

/** Row numbers of each part. Rows that share a group (process number, identical or nearly identical text) are all in one part. */
export const splitSchema = z.object({
  options: splitOptionsSchema,
  train: z.array(z.int()),
  validation: z.array(z.int()),
  test: z.array(z.int()),
  /** Categories that have no example in the test part: reported as not tested. */
  untestedLabels: z.array(z.string()),
  /** Runs of older versions have none. */
  keys: splitKeysSchema.optional(),
});
export type Split = z.infer<typeof splitSchema>;

/** The numbers a person sees before training: "you will train on 3,912 of 4,020 rows". */
export const datasetSummarySchema = z.object({
  fileName: z.string(),
  fileHash: z.string(),
  /** Of a workbook. */
  sheet: z.string().optional(),
  textColumn: z.string(),
  labelColumn: z.string(),
  /** Whose process numbers keep rows together; left out where there is none, or where it joins no rows. */
  joiningColumns: z.array(z.string()).min(1).optional(),
  totalRows: z.int().min(0),
  usedRows: z.int().min(0),
  /** Most frequent first. */
  labels: z.array(z.object({ label: z.string(), count: z.int().min(0) })),
  effects: z.array(cleaningEffectSchema),
  /** Steps of a recipe that was given whose categories no row has. */
  unusedSteps: z.array(cleaningStepSchema).optional(),
  /** Categories that other steps of it join, and that no row has, where these steps found others. */
  missingLabels: z.array(z.string()).min(1).optional(),
  /** Used rows whose text also stands under another category: kept, and said. */
  conflictingRows: z.array(z.int()).optional(),
  characters: z.object({ median: z.number(), p95: z.number(), max: z.number() }),
});
export type DatasetSummary = z.infer<typeof datasetSummarySchema>;
