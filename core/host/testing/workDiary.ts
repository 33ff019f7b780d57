/**
 * What a light worker writes down when the server has acknowledged a word of it, a line each, and nothing before that:
 * held against what the server kept.
 */
import * as z from 'zod';

const held = { jobId: z.string(), token: z.int() };

export const diaryLineSchema = z.discriminatedUnion('kind', [
  /** An event, a metric and a piece of the log, in one report. */
  z.strictObject({ kind: z.literal('told'), ...held, turn: z.int() }),
  z.strictObject({ kind: z.literal('completed'), ...held, nonce: z.string() }),
  /** The server gave the job to somebody else. */
  z.strictObject({ kind: z.literal('lost'), ...held }),
]);
export type DiaryLine = z.infer<typeof diaryLineSchema>;

/** What a worker is told when it starts, as JSON in its one argument. */
export const lightWorkerOptionsSchema = z.strictObject({
  address: z.string(),
  token: z.string(),
  /** How long a job takes at most, beside talking. */
  mostJobMs: z.int(),
});
export type LightWorkerOptions = z.infer<typeof lightWorkerOptionsSchema>;

/** Reports of one job. */
export const turns = 2;

/** The same in the event and in the log of one turn. */
export function wordOf(nonce: string, turn: number): string {
  return `${nonce} ${turn}`;
}

/** A metric that keeps the token of the attempt that told it: the newest one stands. */
export const turnMetric = 'turn';
