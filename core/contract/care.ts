/** The care of a server: what is kept for how long, backups, and which mails somebody wants. */
import * as z from 'zod';
import { wireErrorSchema } from './errors/wireError.ts';
import { idSchema } from './storedDataSet.ts';

/** Epoch milliseconds, by the clock of the database. */
const timeSchema = z.int().nonnegative();
const nameSchema = z.string().regex(/^[\w.:-]{1,100}$/u);

/** After how many days something goes; null: never. */
const daysSchema = z.int().min(1).max(36_500).nullable().default(null);

export const retentionKinds = ['events', 'metrics', 'logs', 'jobs', 'dataSets', 'mails'] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** Days since a job ended, since a version that no job names was brought, since a mail was done with. */
export const retentionPolicySchema = z.strictObject({
  events: daysSchema,
  metrics: daysSchema,
  logs: daysSchema,
  /** Jobs that have ended, with all that is known of them but the audit trail. */
  jobs: daysSchema,
  /** Data sets that no job names, and older versions that none does. */
  dataSets: daysSchema,
  mails: daysSchema,
}) satisfies z.ZodType<Record<RetentionKind, number | null>>;
export type RetentionPolicy = z.infer<typeof retentionPolicySchema>;

export const retentionPreviewSchema = z.strictObject({
  due: z.array(
    z.strictObject({
      kind: z.enum(retentionKinds),
      count: z.int().nonnegative(),
      /** The first ones: ids of jobs and mails; of a data set its id and name, and the version where the rest stays. */
      names: z.array(z.string()),
    }),
  ),
});
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

/** Work of the server on itself: one of a kind at a time, and one for each key. */
export const careTaskKinds = ['retention', 'backup'] as const;
export type CareTaskKind = (typeof careTaskKinds)[number];

export const newCareTaskSchema = z.strictObject({
  /** The same key twice is the same task: asking again after a lost answer makes no second one. */
  dedupeKey: nameSchema,
});

export const careTaskStates = ['running', 'done', 'failed'] as const;
export const careTaskSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(careTaskKinds),
  state: z.enum(careTaskStates),
  startedAt: timeSchema,
  endedAt: timeSchema.nullable(),
  /** How many of each kind went; or the backup's `folder`, its `files` and their `bytes`. */
  result: z.record(z.string(), z.union([z.number(), z.string()])).nullable(),
  error: wireErrorSchema.nullable(),
});
export type CareTask = z.infer<typeof careTaskSchema>;
export const careTaskListSchema = z.strictObject({ tasks: z.array(careTaskSchema) });

export const mailEvents = [
  'jobFinished',
  'jobFailed',
  'watchdogHelped',
  'workerLost',
  'diskLow',
  'backupFailed',
] as const;
export type MailEvent = (typeof mailEvents)[number];

/** Of the server itself: only those who answer for it are told. */
export const adminMailEvents = [
  'workerLost',
  'diskLow',
  'backupFailed',
] as const satisfies readonly MailEvent[];

export const mailChoiceSchema = z.strictObject({
  address: z.email().max(200),
  language: z.enum(['pt-BR', 'en']),
  events: z.array(z.enum(mailEvents)).max(mailEvents.length),
});
export type MailChoice = z.infer<typeof mailChoiceSchema>;
export const mailChoiceAnswerSchema = z.strictObject({
  /** Null: no mails. */
  choice: mailChoiceSchema.nullable(),
});
