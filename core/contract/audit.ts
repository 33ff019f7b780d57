/**
 * The audit trail: who did what to which object, from where, with what result. It tells names, states and codes, never
 * a text of a data set, a path or a parameter of a failure.
 */
import * as z from 'zod';
import { errorCodeSchema } from './errors/wireError.ts';
import { jobStates } from './job.ts';

/** `user`: a person or their program; `worker`: whoever does jobs; `server`: the server by itself. */
export const actorKinds = ['user', 'worker', 'server'] as const;

export const auditActions = [
  'job.create',
  /** With lighter settings than the one that failed. */
  'job.retry',
  'job.cancel',
  'job.pause',
  'job.continue',
  'job.restart',
  'job.claim',
  'job.complete',
  'job.fail',
  'job.giveBack',
  /** Taken from a worker that was no longer heard of, or that took longer than a job may. */
  'job.takeBack',
  'session.begin',
  /** A name or a password that was wrong. */
  'session.refuse',
  'session.end',
  'account.create',
  'account.invite',
  'account.password',
  'account.role',
  /** With its sessions and tokens. */
  'account.disable',
  'account.enable',
  /** With the person's account in the organisation's own sign-in. */
  'account.link',
  'token.create',
  'token.revoke',
  'worker.invite',
  'worker.register',
  'worker.revoke',
  'limit.change',
  'preset.change',
  'dataSet.create',
  'dataSet.addVersion',
  /** Its file was given to a person. */
  'dataSet.fetch',
  'dataSet.delete',
  /** Somebody asked for what their role may not do. */
  'access.refuse',
  /** Of a version of a data set. */
  'recipe.write',
  'draft.write',
  'draft.delete',
  /** By the retention policy: its events, metrics or log alone. */
  'job.trim',
  'job.delete',
  'dataSet.deleteVersion',
  'retention.set',
  'retention.run',
  'backup.make',
  'backup.restore',
  'mail.choose',
  'model.create',
  /** A new version. */
  'model.publish',
  /** One version. */
  'model.withdraw',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What something was done to. The id of a limit or a preset is its name, that of a route how it is called. */
export const auditObjects = [
  'job',
  'dataSet',
  'account',
  'token',
  'worker',
  'limit',
  'preset',
  'route',
  /** A published one. */
  'model',
  /** Called `ID:VERSION`. */
  'dataSetVersion',
  /** As its owner calls it. */
  'draft',
  /** What the server does for itself. */
  'retention',
  'backup',
  /** Which mails somebody wants. */
  'mailChoice',
] as const;

/** Of an object that has no states of its own, only whether it was done. */
const auditStates = [...jobStates, 'done', 'refused'] as const;

const nameSchema = z.string().max(200);
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/u);

export const auditEventSchema = z.strictObject({
  /** 1 for the first of all, and without a gap. */
  seq: z.int().positive(),
  /** Epoch milliseconds, by the clock of the database. */
  at: z.int().nonnegative(),
  actor: z.strictObject({ kind: z.enum(actorKinds), name: nameSchema }),
  action: z.enum(auditActions),
  object: z.strictObject({ kind: z.enum(auditObjects), id: nameSchema }),
  /** Whose object it is. */
  owner: nameSchema,
  /** Network address that asked; null where nobody asked. */
  origin: nameSchema.nullable(),
  result: z.strictObject({
    /** Of the object, afterwards. */
    state: z.enum(auditStates),
    /** How many things went. */
    count: z.int().nonnegative().optional(),
    error: errorCodeSchema.optional(),
    /** What a role, a limit or a preset was changed to. */
    value: nameSchema.optional(),
  }),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** With the hash of itself and of the hash before it. */
export const chainedEventSchema = auditEventSchema.extend({ hash: hashSchema });
export type ChainedEvent = z.infer<typeof chainedEventSchema>;

/** How far the trail goes, as the server vouches for it. */
export const auditHeadSchema = z.strictObject({
  format: z.literal(1),
  /** 0 where nothing has happened yet. */
  seq: z.int().nonnegative(),
  hash: hashSchema,
  signedAt: z.int().nonnegative(),
});
export type AuditHead = z.infer<typeof auditHeadSchema>;

export const signedHeadSchema = auditHeadSchema.extend({
  /** Ed25519, SPKI in base64. */
  publicKey: z.base64().max(200),
  signature: z.base64().max(200),
});
export type SignedHead = z.infer<typeof signedHeadSchema>;

/** One line of an export: the events in their order, and the head as the last line. */
export const auditLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), event: chainedEventSchema }),
  z.strictObject({ kind: z.literal('head'), head: signedHeadSchema }),
]);
export type AuditLine = z.infer<typeof auditLineSchema>;

/** As an administrator sees it, the newest first. */
export const auditPageSchema = z.strictObject({
  events: z.array(chainedEventSchema),
  /** What to ask the next page with; null on the last one. */
  before: z.int().nullable(),
});

/** As an owner sees it: what happened to their own, without the names and addresses of others. */
export const ownAuditEventSchema = auditEventSchema
  .pick({ seq: true, at: true, action: true, object: true, result: true })
  .extend({ by: z.enum(actorKinds) });
export const ownAuditPageSchema = auditPageSchema.extend({ events: z.array(ownAuditEventSchema) });
