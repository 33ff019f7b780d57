/**
 * The live feed: what travels over the WebSocket of `GET /api/v1/feed`, as JSON in text messages. The client asks, the
 * server tells. Numbers are those of `jobEvent.ts`.
 */
import * as z from 'zod';
import { errorCodeSchema, wireErrorSchema } from './errors/wireError.ts';
import { jobEventSchema, jobSnapshotSchema } from './jobEvent.ts';

const jobIdSchema = z.string().min(1).max(100);

/** One message of a client. Anything else closes the connection. */
export const feedRequestSchema = z.discriminatedUnion('kind', [
  /**
   * Follows one job. Without `after`: a snapshot first, then every event after it. With `after`: every event after that
   * number, without a snapshot. Said again of a job, it begins anew there.
   */
  z.strictObject({
    kind: z.literal('follow'),
    jobId: jobIdSchema,
    after: z.int().nonnegative().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('leave'), jobId: jobIdSchema }),
  /** Follows the newest jobs of the caller, as snapshots: all of them first, then each that has changed. */
  z.strictObject({ kind: z.literal('list') }),
]);
export type FeedRequest = z.input<typeof feedRequestSchema>;

/**
 * `first`: nothing was known before. `slow`: the client did not read, and more happened than is kept waiting for it.
 * `unknown`: the number that it named has not been given. What lies between can be read at `/api/v1/jobs/{jobId}/events`.
 */
export const snapshotReasons = ['first', 'slow', 'unknown'] as const;

export const feedMessageSchema = z.discriminatedUnion('kind', [
  jobSnapshotSchema.extend({ kind: z.literal('snapshot'), reason: z.enum(snapshotReasons) }),
  /** In order, each once, and the first follows what was sent before. */
  z.strictObject({ kind: z.literal('events'), jobId: z.string(), events: z.array(jobEventSchema).min(1) }),
  z.strictObject({ kind: z.literal('jobs'), jobs: z.array(jobSnapshotSchema) }),
  /** What was asked about this job is not done; the connection stays. */
  z.strictObject({ kind: z.literal('refused'), jobId: z.string(), error: wireErrorSchema }),
]);
export type FeedMessage = z.infer<typeof feedMessageSchema>;

/** Why the server closes; the reason of the close is `feedCloseSchema` as JSON. Those of the protocol itself are beside these. */
export const feedCloseCodes = {
  /** It stops, or the connection is so old that whoever has it has to say again who they are. */
  again: 1001,
  /** A message that is not text. */
  notText: 1003,
  /** A message that nobody understands, or too many at once. */
  refused: 1008,
  /** A mistake of the server itself. */
  incident: 1011,
} as const;

export const feedCloseSchema = z.strictObject({
  code: errorCodeSchema,
  /** When to come again; everybody is told another moment. */
  retryMs: z.int().positive().optional(),
});
export type FeedClose = z.infer<typeof feedCloseSchema>;

/** A ticket lets in once, in the place of the token: browsers cannot send a header with a WebSocket. */
export const feedTicketSchema = z.strictObject({
  /** For `?ticket=`. */
  ticket: z.string(),
  /** Epoch milliseconds, by the clock of the database. */
  expiresAt: z.int(),
});
export const feedQuerySchema = z.strictObject({
  ticket: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
});
