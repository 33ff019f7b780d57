/** What travels between the control server, its users and its workers; the OpenAPI document is made from the same schemas. */
import * as z from 'zod';
import { wireErrorSchema } from './errors/wireError.ts';
import { doctorReportSchema } from './kernelAnswer.ts';
import { jobRequestSchema, jobSchema, jobStates, jobWishSchema } from './job.ts';
import { bundleFilesSchema } from './bundle.ts';
import { sentModelSchema } from './modelHub.ts';
import { idSchema, sha256Schema, storedFileSchema } from './storedDataSet.ts';

/** Names that others give: short, and without anything that could be taken for a path or a page. */
const nameSchema = z.string().regex(/^[\w.:-]{1,100}$/u);
/** PostgreSQL keeps no NUL in a text; a space is as long, so that places in a log stay what they were. */
const textSchema = (most: number) =>
  z
    .string()
    .max(most)
    .overwrite((text) => text.replaceAll('\0', ' '));

export const newJobSchema = z.strictObject({
  request: jobRequestSchema,
  /** Higher goes first. */
  priority: z.int().min(-100).max(100).default(0),
  /** The same key twice is the same job: asking again after a lost answer makes no second one. */
  dedupeKey: nameSchema.nullable().default(null),
});

export const jobPageSchema = z.strictObject({
  jobs: z.array(jobSchema),
  /** What to ask the next page with; null on the last one. */
  before: z.int().nullable(),
});

/** A worker says that it is there, and what its computer is. */
export const workerRegistrationSchema = z.strictObject({
  workerId: nameSchema,
  facts: doctorReportSchema,
  /** Names the folder that its jobs lie in, which workers of one computer may share. */
  folderId: idSchema.nullable().default(null),
});

export const workerListSchema = z.strictObject({
  workers: z.array(
    z.strictObject({
      id: z.string(),
      /** Epoch milliseconds, by the clock of the database. */
      firstSeenAt: z.int(),
      lastSeenAt: z.int(),
      /** Null of a worker that never told them. */
      facts: doctorReportSchema.nullable(),
    }),
  ),
});
/** What the watchdog told of a job; its sentence is that of the code. */
export const noticeSchema = z.strictObject({ at: z.int(), error: wireErrorSchema });
export type Notice = z.infer<typeof noticeSchema>;
export const noticesSchema = z.strictObject({ notices: z.array(noticeSchema) });

/** A setting of a job that failed, and what a lighter try would have instead. */
export const lighterChangeSchema = z.strictObject({
  setting: z.enum(['batchSize', 'maxLength']),
  from: z.union([z.int(), z.literal('auto')]),
  to: z.int(),
});
export type LighterChange = z.infer<typeof lighterChangeSchema>;
export const lighterSchema = z.strictObject({ changes: z.array(lighterChangeSchema) });

/** For whoever starts and ends workers. */
export const queueDepthSchema = z.strictObject({
  waiting: z.int().nonnegative(),
  /** With workers, paused ones too. */
  held: z.int().nonnegative(),
  /** Of those that wait, as many as the limits let workers take at this moment. */
  claimable: z.int().nonnegative(),
});
export type QueueDepth = z.infer<typeof queueDepthSchema>;

export const claimRequestSchema = z.strictObject({
  workerId: nameSchema,
  /** The same one gets the same lease again. */
  requestId: nameSchema,
  /** How long the answer may wait for a job. */
  waitMs: z.int().min(0).max(50_000).default(0),
});

export const claimedSchema = z.strictObject({
  job: jobSchema,
  /** To be shown with every write about this job. */
  token: z.int(),
  expiresAt: z.int(),
  heartbeatMs: z.int(),
  /** The data set's file, to be fetched by its hash; null where the request names a file of the worker's own. */
  dataFile: storedFileSchema.nullable(),
  /** Which text was in which part of an earlier division of the data set (`splitKeysSchema`); null where it is divided anew. */
  splitFile: storedFileSchema.nullable(),
  /** The model that the request names; null where it names none. */
  model: sentModelSchema.nullable(),
  /** Whether the server keeps checkpoints of a training, so that it can go on elsewhere. */
  keepsCheckpoints: z.boolean(),
  /** Whether base models are to be asked of the server instead of the hub. */
  mirrorsHub: z.boolean(),
  /** The last one that it keeps of this job: under which lease it was made, and in which folder. */
  checkpoint: z
    .strictObject({ token: z.int(), folderId: idSchema.nullable(), files: bundleFilesSchema })
    .nullable(),
});

export type ClaimedJob = z.infer<typeof claimedSchema>;

/** Null where there was nothing to do. */
export const claimAnswerSchema = z.strictObject({ claimed: claimedSchema.nullable() });

/** The file of the data set that a leased job names; nobody else's. */
export const workerBlobSchema = z.strictObject({ sha256: sha256Schema });
export const workerBlobQuerySchema = z.strictObject({
  jobId: idSchema,
  token: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});

export const leaseSchema = z.strictObject({ token: z.int().positive() });

/** The keys of a run's division come as bytes. */
export const splitQuerySchema = z.strictObject({ token: workerBlobQuerySchema.shape.token });

export const heartbeatAnswerSchema = z.strictObject({
  expiresAt: z.int(),
  wish: jobWishSchema.nullable(),
});

export const reportSchema = leaseSchema.extend({
  events: z
    .array(
      z.strictObject({
        seq: z
          .int()
          .nonnegative()
          .max(2 ** 31 - 1),
        body: z.json(),
      }),
    )
    .max(1000)
    .default([]),
  metrics: z
    .array(
      z.strictObject({
        name: nameSchema,
        step: z
          .int()
          .nonnegative()
          .max(2 ** 31 - 1),
        value: z.number(),
      }),
    )
    .max(1000)
    .default([]),
  /** `place`: bytes of UTF-8 before this piece. */
  log: z
    .strictObject({ place: z.int().nonnegative(), text: textSchema(256_000) })
    .nullable()
    .default(null),
});

/** The owner's wish comes with every report, so that a run that tells something hears of it at once. */
export const reportAnswerSchema = z.strictObject({ wish: jobWishSchema.nullable() });

export const completeSchema = leaseSchema.extend({ result: z.json() });
export const failSchema = leaseSchema.extend({ error: wireErrorSchema, retryable: z.boolean() });

export const stateAnswerSchema = z.strictObject({ state: z.enum(jobStates) });

/** The one shape of everything that goes wrong. `requestId` is also in the server's log. */
export const errorBodySchema = wireErrorSchema.extend({ requestId: z.string() });

/** What the server's process says on its output, one JSON line each. */
export const serverNoticeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('listening'),
    address: z.string(),
    tokenFile: z.string(),
    /** In team mode, where there is no token in a file. */
    publicAddress: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('accountCreated'), name: z.string() }),
  z.strictObject({ kind: z.literal('refused'), errors: z.array(wireErrorSchema) }),
  /** A backup of `madeAt` is in its data folder; `events` of the audit trail came with it. */
  z.strictObject({ kind: z.literal('restored'), madeAt: z.int(), files: z.int(), events: z.int() }),
]);
export type ServerNotice = z.infer<typeof serverNoticeSchema>;
