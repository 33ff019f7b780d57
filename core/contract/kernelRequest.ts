/** What a host may ask of a kernel, one JSON line each on its standard input. */
import * as z from 'zod';
import { cleaningRecipeSchema } from './cleaning.ts';
import { limitsSchema } from './limits.ts';
import { dataSourceSchema, runConfigSchema } from './runConfig.ts';
import { tableOptionsSchema } from './table.ts';
import { pageAskedSchema } from './tablePage.ts';

const folder = z.string().min(1);

/** What becomes of a file that already lies there; `number`: the copy gets a number behind its name. */
const outputConflicts = ['refuse', 'number'] as const;

/** Texts to score: given directly, or a column of a spreadsheet that comes back with three columns more. */
export const predictInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('texts'), texts: z.array(z.string()).min(1) }),
  z.object({
    kind: z.literal('file'),
    path: z.string().min(1),
    output: z.string().min(1),
    ifThere: z.enum(outputConflicts).default('refuse'),
    /** A copy has one line for each row: long texts are cut. */
    table: tableOptionsSchema.omit({ longTexts: true }).prefault({}),
    textColumn: z.string().optional(),
    language: z.enum(['pt-BR', 'en']).default('pt-BR'),
  }),
]);
export type PredictInput = z.infer<typeof predictInputSchema>;

/** Nobody labels more in one sitting; each is compared with each. */
export const mostToLabel = 500;

/** Where the spreadsheet comes back with the chosen rows marked. */
const fillableCopySchema = z.object({
  output: z.string().min(1),
  ifThere: z.enum(outputConflicts).default('refuse'),
  language: z.enum(['pt-BR', 'en']).default('pt-BR'),
});

export const exportFormats = ['huggingFace', 'onnx'] as const;

const limits = limitsSchema.prefault({});

export const kernelRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('inspect'),
    data: dataSourceSchema,
    /** Left out: the default recipe. */
    recipe: cleaningRecipeSchema.optional(),
    /** Steps to take out of the recipe, by number (from 1); the others are made as before. */
    undo: z.array(z.int().positive()).min(1).optional(),
    /** Fixes to add to the recipe: those that are recommended, or by number (from 1) among the steps offered. */
    fixes: z.union([z.literal('recommended'), z.array(z.int().positive()).min(1)]).optional(),
    /** A new file for the recipe with these fixes. */
    recipeOutput: z.string().min(1).optional(),
    /** Only these rows are wanted, to be looked through: nothing else is found out. */
    page: pageAskedSchema.optional(),
    limits,
  }),
  z.object({ kind: z.literal('train'), config: runConfigSchema, runFolder: folder }),
  z.object({ kind: z.literal('resume'), runFolder: folder }),
  z.object({
    kind: z.literal('predict'),
    model: folder,
    input: predictInputSchema,
    /** Share of the texts without review that shall be right, one of `promisedAgreements`; left out: the product's promise. */
    agreement: z.number().optional(),
    limits,
    threads: z.int().min(1).optional(),
    /** Whether the kernel keeps the model open, for further questions to it. */
    keepsOpen: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('evaluate'), model: folder, data: dataSourceSchema, limits }),
  z.object({
    kind: z.literal('explain'),
    model: folder,
    text: z.string().min(1),
    threads: z.int().min(1).optional(),
  }),
  /** Data, recipe, base model and stages as a training would use them; `baseline` alone needs no base model. */
  z.object({ kind: z.literal('suspects'), config: runConfigSchema }),
  z.object({ kind: z.literal('advise'), config: runConfigSchema }),
  z.object({
    kind: z.literal('export'),
    model: folder,
    output: folder,
    formats: z.array(z.enum(exportFormats)).min(1),
  }),
  z.object({
    kind: z.literal('reproduce'),
    runFolder: folder,
    output: folder,
    /** Where the run's spreadsheet lies now, if it was moved. */
    data: z.string().min(1).optional(),
  }),
  /** Which rows without a category a person should label next. */
  z.object({
    kind: z.literal('labelNext'),
    model: folder,
    data: dataSourceSchema,
    count: z.int().min(1).max(mostToLabel).default(20),
    copy: fillableCopySchema.nullable().default(null),
    limits,
  }),
  /** What the folder of a run says about it, finished or not. */
  z.object({
    kind: z.literal('readRun'),
    runFolder: folder,
    /** Whether its answers to the test texts are wanted too: there may be thousands. */
    withPredictions: z.boolean().optional(),
  }),
  /** Two finished runs beside each other. */
  z.object({ kind: z.literal('compare'), first: folder, second: folder }),
  z.object({
    kind: z.literal('sheet'),
    runFolder: folder,
    output: z.string().min(1),
    ifThere: z.enum(['refuse', 'replace']).default('refuse'),
    language: z.enum(['pt-BR', 'en']).default('pt-BR'),
  }),
  z.object({ kind: z.literal('doctor'), workFolder: folder }),
]);
export type KernelRequest = z.infer<typeof kernelRequestSchema>;

/** Words to a request under way; read between two steps. */
export const kernelControls = ['pause', 'continue', 'stop'] as const;
export type KernelControl = (typeof kernelControls)[number];

/** One line of a kernel's standard input. */
export const kernelLineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('request'), requestId: z.string().min(1), request: kernelRequestSchema }),
  z.object({ type: z.literal('control'), requestId: z.string().min(1), control: z.enum(kernelControls) }),
]);
export type KernelLine = z.infer<typeof kernelLineSchema>;
