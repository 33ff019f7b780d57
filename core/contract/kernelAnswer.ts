/** The last word of a request that went well. */
import * as z from 'zod';
import { cleaningRecipeSchema, rowChangeSchema } from './cleaning.ts';
import { comparisonSchema } from './comparison.ts';
import { deviceReportSchema } from './device.ts';
import { differenceSchema } from './difference.ts';
import { wireErrorSchema } from './errors/wireError.ts';
import {
  allForReviewSchema,
  countSchema,
  evaluationReportSchema,
  reviewPointSchema,
  scoresSchema,
  shareSchema,
  verdictSchema,
} from './evaluation.ts';
import { columnSuggestionSchema } from './columns.ts';
import { datasetSummarySchema } from './dataset.ts';
import { sampleRowSchema } from './excerpt.ts';
import { findingSchema } from './findings.ts';
import { publishedModelSchema } from './modelHub.ts';
import { qualitySchema } from './quality.ts';
import { stages } from './runConfig.ts';
import { runRecordSchema, stageResultSchema } from './runRecord.ts';
import { tableHeadSchema } from './table.ts';
import { tablePageSchema } from './tablePage.ts';
import { testPredictionSchema } from './testPrediction.ts';

export const predictionSchema = z.object({
  label: z.string(),
  /** Calibrated probability of `label`. */
  confidence: z.number(),
  needsReview: z.boolean(),
  /** One probability per category, in the model's order. */
  probabilities: z.array(z.number()),
});
export type Prediction = z.infer<typeof predictionSchema>;

/** The classified copy of a spreadsheet, and what in it is not as in the original. */
export const classifiedCopySchema = z.object({
  path: z.string(),
  /** Headers of category, confidence and "needs review" as written. */
  addedColumns: z.tuple([z.string(), z.string(), z.string()]),
  /** Column whose texts were classified, and the one the model learned from: the file need not have it. */
  textColumn: z.string(),
  learnedColumn: z.string(),
  /** Rows of the table without a text: they got no category. */
  blankRows: z.int(),
  /** An old format became .xlsx: values were kept, formats and drawings were not. */
  converted: z.boolean(),
  /** Characters that the file's encoding cannot write, shown as "?". */
  replacedCharacters: z.int(),
  /** Texts that a spreadsheet would run as a formula, and got an apostrophe. */
  neutralised: z.int(),
});
export type ClassifiedCopy = z.infer<typeof classifiedCopySchema>;

/** What can be wrong with a computer; each has a sentence and a fix in core/text. */
export const doctorProblems = [
  'node_too_old',
  'memory_low',
  'disk_low',
  'folder_not_writable',
  'engine_unavailable',
  'computation_failed',
  'gpu_not_used',
] as const;
export type DoctorProblem = (typeof doctorProblems)[number];

export const doctorReportSchema = z.object({
  product: z.string(),
  node: z.string(),
  platform: z.string(),
  cpu: z.object({
    name: z.string(),
    cores: z.int(),
    /** Of a worker: how many threads it lets a job use. */
    threads: z.int().optional(),
  }),
  memory: z.object({ totalMiB: z.number(), freeMiB: z.number(), limitMiB: z.number().nullable() }),
  disk: z.object({ path: z.string(), freeMiB: z.number(), writable: z.boolean() }),
  proxy: z.object({ configured: z.boolean(), host: z.string().nullable() }),
  paths: z.object({ nonAscii: z.boolean(), spaces: z.boolean() }),
  devices: z.array(deviceReportSchema),
  /** A real training step on the chosen engine, timed; null where it failed. */
  computation: z.object({ engine: z.string(), milliseconds: z.number(), gigaflops: z.number() }).nullable(),
  problems: z.array(z.object({ code: z.enum(doctorProblems), blocking: z.boolean() })),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;

export const reproductionSchema = z.object({
  verdict: z.enum(['identical', 'withinTolerance', 'different']),
  /** What differs between the two runs' circumstances or results. */
  because: z.array(differenceSchema),
  originalHash: z.string().nullable(),
  newHash: z.string().nullable(),
  largestDifference: z.number().nullable(),
});
export type Reproduction = z.infer<typeof reproductionSchema>;

/** A row worth labelling next, and between which two categories the model hesitates. */
const rowToLabelSchema = z.object({
  rowNumber: z.int(),
  /** Its beginning. */
  text: z.string(),
  proposed: z.object({ label: z.string(), confidence: z.number() }),
  rival: z.object({ label: z.string(), confidence: z.number() }),
});
export type RowToLabel = z.infer<typeof rowToLabelSchema>;

export const inspectedSchema = z.object({
  kind: z.literal('inspected'),
  head: tableHeadSchema,
  rows: z.int(),
  suggestion: columnSuggestionSchema,
  /** Null where no pair of columns could be used; `problem` says why. */
  summary: datasetSummarySchema.nullable(),
  problem: wireErrorSchema.nullable(),
  /** These five are empty or null where `summary` is null. Under `recipe`, the fixes that were asked for included. */
  findings: z.array(findingSchema),
  quality: qualitySchema.nullable(),
  recipe: cleaningRecipeSchema.nullable(),
  /** A few of the rows that would be trained on; personal data that the recipe leaves in are masked here all the same. */
  sample: z.array(sampleRowSchema),
  /** What the fixes that were asked for change in the rows; the first `listedAtMost`. Null where none was asked for. */
  changes: z.object({ count: z.int(), listed: z.array(rowChangeSchema) }).nullable(),
  /** Where the recipe was written, if it was. */
  recipeFile: z.string().nullable(),
  /** Where rows to look through were asked for; nothing was understood then, and `problem` is null too. */
  page: tablePageSchema.optional(),
});

export const kernelAnswerSchema = z.discriminatedUnion('kind', [
  inspectedSchema,
  z.object({
    kind: z.literal('trained'),
    runId: z.string(),
    runFolder: z.string(),
    modelFolder: z.string(),
    delivered: z.enum(stages),
    stages: z.array(stageResultSchema),
    evaluation: evaluationReportSchema,
    stoppedEarly: z.boolean(),
  }),
  /** Told to stop before there was anything to keep; the folder of a run that can be resumed. */
  z.object({ kind: z.literal('stopped'), runFolder: z.string().nullable() }),
  z.object({
    kind: z.literal('predicted'),
    count: z.int(),
    needsReview: z.int(),
    /** Why the model marks everything, if it does. */
    allForReview: allForReviewSchema.optional(),
    /** Share of the texts without review that shall be right, where it was asked for. */
    agreement: z.number().optional(),
    /** Where all are marked: the strictest lower promise that leaves some of them without review, and how many. */
    lowerPromise: z.object({ promise: z.number(), withoutReview: z.int() }).optional(),
    /** For texts given directly; files carry theirs inside. */
    predictions: z.array(predictionSchema),
    copy: classifiedCopySchema.nullable(),
    labels: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('evaluated'),
    scores: scoresSchema,
    rows: z.int(),
    /** Rows that have a text and a category the model knows: those the scores are of. */
    counted: z.int(),
    unknownLabels: z.array(z.string()),
    /** What the scores alone say of the model: the overall verdict first, then warnings. */
    verdicts: z.array(verdictSchema).min(1),
    /** The human-review dial on these rows; older models have none. */
    review: z.array(reviewPointSchema).optional(),
  }),
  z.object({
    kind: z.literal('explained'),
    prediction: predictionSchema,
    /** Why the model marks everything, if it does. */
    allForReview: allForReviewSchema.optional(),
    /** How much each word speaks for (+) or against (−) the category: by how much its probability (0 to 1) falls when the word is left out. */
    words: z.array(z.object({ word: z.string(), start: z.int(), weight: z.number() })),
  }),
  z.object({
    kind: z.literal('suspected'),
    /** What judged the labels: the instant model, or the simple method alone. */
    stage: z.enum(stages),
    /** Rows that were judged. */
    rows: z.int(),
    /** The most doubtful first. */
    suspects: z.array(
      z.object({
        rowNumber: z.int(),
        given: z.string(),
        proposed: z.string(),
        /** Probability of the proposed category, by models that did not see the row. */
        certainty: z.number(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('advised'),
    /** What the advice rests on: the instant model, or the simple method alone. */
    stage: z.enum(stages),
    rows: z.int(),
    /** Of the categories that are recognised least, the least first. */
    advice: z.array(
      z.object({
        label: z.string(),
        /** Examples there are, and how many more are spoken of. */
        count: z.int(),
        more: z.int(),
        /** Share of its texts that is recognised now, by models that did not see them. */
        recall: z.number(),
        /** By how much that share would rise, 0 to 1, and between which bounds four times in five. */
        expected: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
  }),
  z.object({ kind: z.literal('exported'), folder: z.string(), files: z.array(z.string()) }),
  z.object({ kind: z.literal('reproduced'), reproduction: reproductionSchema, runFolder: z.string() }),
  z.object({
    kind: z.literal('labelNext'),
    /** In the order in which they help most; fewer than asked where the rest is too alike. */
    rows: z.array(rowToLabelSchema),
    /** Rows with a text but no category: those it was chosen from. */
    unlabelled: z.int(),
    /** Rows that have a category already. */
    labelled: z.int(),
    /** Null where none was asked for; `fillColumn` is the one that waits for the categories. */
    copy: classifiedCopySchema.extend({ fillColumn: z.string() }).nullable(),
  }),
  z.object({
    kind: z.literal('runRead'),
    runFolder: z.string(),
    record: runRecordSchema,
    modelFolder: z.string(),
    /** A model may be there whose check never came. */
    hasModel: z.boolean(),
    /** The next two are told by the run's log. Share of the words that its language model read, 0 to 1; null where it read none. */
    readShare: shareSchema.nullable(),
    /** Sets of settings that were compared; null without a finished search. */
    searchedTrials: countSchema.nullable(),
    /** What it answered to each test text, by row; left out where not asked for, and where the run kept none. */
    predictions: z.array(testPredictionSchema).optional(),
  }),
  z.object({ kind: z.literal('compared'), comparison: comparisonSchema }),
  /** An export of the audit trail is whole, up to event `seq`. */
  z.object({
    kind: z.literal('auditVerified'),
    seq: z.int(),
    signedAt: z.int(),
    publicKey: z.string(),
  }),
  z.object({ kind: z.literal('accountCreated'), name: z.string() }),
  /** Of the server: where it lies, or which data folder it became. */
  z.object({ kind: z.literal('backupMade'), path: z.string(), files: z.int(), bytes: z.int() }),
  z.object({
    kind: z.literal('restored'),
    path: z.string(),
    madeAt: z.int(),
    files: z.int(),
    events: z.int(),
  }),
  /** The next four are of the published models of a server. */
  z.object({ kind: z.literal('hubListed'), models: z.array(publishedModelSchema) }),
  z.object({ kind: z.literal('modelPublished'), modelId: z.string(), version: z.int() }),
  z.object({ kind: z.literal('modelDownloaded'), folder: z.string() }),
  z.object({ kind: z.literal('modelWithdrawn'), modelId: z.string(), version: z.int() }),
  z.object({ kind: z.literal('sheetWritten'), path: z.string() }),
  z.object({ kind: z.literal('diagnosed'), report: doctorReportSchema }),
]);
export type KernelAnswer = z.infer<typeof kernelAnswerSchema>;
