/** A job of the control server: its life as one pure function, and what is told about it. */
import * as z from 'zod';
import { cleaningRecipeSchema } from './cleaning.ts';
import { wireErrorSchema } from './errors/wireError.ts';
import { judgedTextSchema } from './inference.ts';
import { limitsSchema } from './limits.ts';
import { modelRefSchema } from './modelHub.ts';
import { dataSourceSchema, runConfigSchema } from './runConfig.ts';
import { dataSetRefSchema, idSchema } from './storedDataSet.ts';
import { tableOptionsSchema } from './table.ts';
import { pageAskedSchema } from './tablePage.ts';

export const jobStates = ['queued', 'leased', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

/** `endLease`: the worker died, gave the job back, or failed and may try again. */
export const jobTransitions = ['lease', 'start', 'endLease', 'succeed', 'fail', 'cancel'] as const;
export type JobTransition = (typeof jobTransitions)[number];

const allowed: Record<JobState, Partial<Record<JobTransition, JobState>>> = {
  queued: { lease: 'leased', cancel: 'cancelled' },
  leased: {
    start: 'running',
    endLease: 'queued',
    succeed: 'succeeded',
    fail: 'failed',
    cancel: 'cancelled',
  },
  running: { endLease: 'queued', succeed: 'succeeded', fail: 'failed', cancel: 'cancelled' },
  succeeded: {},
  failed: {},
  cancelled: {},
};

/** The state after `transition`; a transition that does not apply changes nothing, so repeating one is harmless. */
export function nextState(state: JobState, transition: JobTransition): JobState {
  return allowed[state][transition] ?? state;
}

/** A worker holds the job. */
export const heldStates = ['leased', 'running'] as const satisfies readonly JobState[];

/** Where a worker finds the data: a file on its own computer, or a version of a data set that it fetches from the server. */
const jobDataSchema = z.union([
  dataSourceSchema.strict(),
  dataSourceSchema.omit({ path: true }).extend({ dataSet: dataSetRefSchema }).strict(),
]);
export type JobData = z.infer<typeof jobDataSchema>;

/** A spreadsheet comes back as a file of the job, with three columns more. */
const jobInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('texts'), texts: z.array(judgedTextSchema).min(1).max(1000) }),
  z.strictObject({
    kind: z.literal('dataSet'),
    dataSet: dataSetRefSchema,
    /** A copy has one line for each row: long texts are cut. */
    table: tableOptionsSchema.omit({ longTexts: true }).prefault({}),
    textColumn: z.string().optional(),
    language: z.enum(['pt-BR', 'en']).default('pt-BR'),
  }),
]);

/** What a worker is to do; one `kind` for each kind of work. */
export const jobRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('train'), config: runConfigSchema.extend({ data: jobDataSchema }) }),
  /** What is in the data and what is wrong with it; or some of the rows, to be looked through. */
  z.strictObject({
    kind: z.literal('inspect'),
    data: jobDataSchema,
    recipe: cleaningRecipeSchema.optional(),
    page: pageAskedSchema.optional(),
    limits: limitsSchema.prefault({}),
  }),
  z.strictObject({
    kind: z.literal('predict'),
    model: modelRefSchema,
    input: jobInputSchema,
    /** Share of the texts without review that shall be right; left out: the product's promise. */
    agreement: z.number().min(0).max(1).optional(),
  }),
  z.strictObject({ kind: z.literal('explain'), model: modelRefSchema, text: judgedTextSchema }),
  /** The model of a training becomes the next version of a model of the hub. */
  z.strictObject({ kind: z.literal('publish'), run: idSchema, modelId: idSchema }),
]);
export type JobRequest = z.infer<typeof jobRequestSchema>;
export type JobRequestOf<K extends JobRequest['kind']> = Extract<JobRequest, { kind: K }>;

/** What a training or a look is about. */
export function dataOf(request: JobRequestOf<'train' | 'inspect'>): JobData {
  return request.kind === 'train' ? request.config.data : request.data;
}

/** What the owner wants of a job that is under way; its worker hears it with the next heartbeat. */
export const jobWishes = ['cancel', 'pause', 'restart'] as const;
export const jobWishSchema = z.enum(jobWishes);
export type JobWish = z.infer<typeof jobWishSchema>;

const timeSchema = z.int().nonnegative();

export const jobSchema = z.strictObject({
  id: z.string(),
  state: z.enum(jobStates),
  owner: z.string(),
  priority: z.int(),
  request: jobRequestSchema,
  wish: jobWishSchema.nullable(),
  /** Attempts that failed by themselves; those lost to dead workers are counted apart. */
  failedAttempts: z.int().nonnegative(),
  lostAttempts: z.int().nonnegative(),
  /** Epoch milliseconds, by the clock of the database. */
  createdAt: timeSchema,
  startedAt: timeSchema.nullable(),
  finishedAt: timeSchema.nullable(),
  result: z.json().nullable(),
  error: wireErrorSchema.nullable(),
  /** The job that failed, of which this one is a lighter try. */
  parentId: z.string().nullable(),
});
export type Job = z.infer<typeof jobSchema>;
