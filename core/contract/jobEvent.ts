/**
 * What happened to a job, numbered: 1 for the first, without a gap, and no number twice. The numbers run on from one attempt
 * to the next: `attemptBegan` says where the next one begins. A reader that knows the last number it has asks for what is
 * after it, and has everything once.
 */
import * as z from 'zod';
import { wireErrorSchema } from './errors/wireError.ts';
import { jobSchema, jobWishSchema } from './job.ts';
import { kernelEventSchema } from './runEvent.ts';
import type { KernelEvent } from './runEvent.ts';
import { nextState, runStates, runTransitions } from './runState.ts';
import type { RunState, RunTransition } from './runState.ts';

/** What the server itself did to a job, or was asked to do. */
export const jobChangeSchema = z.discriminatedUnion('kind', [
  /** A worker has got the job; 1 for the first that did. */
  z.strictObject({ kind: z.literal('attemptBegan'), attempt: z.int().positive() }),
  z.strictObject({ kind: z.literal('moved'), transition: z.enum(runTransitions).exclude(['lease']) }),
  /** Null: that it simply goes on. A wish ends with the attempt. */
  z.strictObject({ kind: z.literal('wished'), wish: jobWishSchema.nullable() }),
  /** By the watchdog. */
  z.strictObject({ kind: z.literal('noticed'), error: wireErrorSchema }),
]);
export type JobChange = z.infer<typeof jobChangeSchema>;

export const jobEventSchema = z.strictObject({
  number: z.int().positive(),
  /** Epoch milliseconds, by the clock of the database. */
  at: z.int().nonnegative(),
  body: z.discriminatedUnion('kind', [
    ...jobChangeSchema.options,
    /** As the worker sent it: `at` and `event` of a line of its kernel (`runEvent.ts`). */
    z.strictObject({ kind: z.literal('told'), told: z.json() }),
  ]),
});
export type JobEvent = z.infer<typeof jobEventSchema>;

/** A page of them, the first first. It may hold fewer than were asked for, though more are there. */
export const jobEventPageSchema = z.strictObject({
  events: z.array(jobEventSchema),
  /** Nothing came after it when it was read. */
  isLast: z.boolean(),
});

/** A job as it is after its event `number`; 0 where nothing has happened to it yet. */
export const jobSnapshotSchema = z.strictObject({
  job: jobSchema,
  /** All events up to that one, folded: what `stateAfter` makes of them, beginning with `queued`. */
  state: z.enum(runStates),
  number: z.int().nonnegative(),
});
export type JobSnapshot = z.infer<typeof jobSnapshotSchema>;

/** Other kinds of worker may tell other things. */
const toldSchema = kernelEventSchema.pick({ at: true, event: true });

/** What a kernel told, where it is that. */
export function toldEventOf({ body }: JobEvent): Pick<KernelEvent, 'at' | 'event'> | undefined {
  return body.kind === 'told' ? toldSchema.safeParse(body.told).data : undefined;
}

export function stateAfter(state: RunState, event: JobEvent): RunState {
  const transition = transitionOf(event.body);
  return transition === undefined ? state : nextState(state, transition);
}

/** What an event is in the life of its run; undefined for most. */
export function transitionOf(body: JobEvent['body']): RunTransition | undefined {
  switch (body.kind) {
    case 'attemptBegan':
      return 'lease';
    case 'moved':
      return body.transition;
    case 'told':
      return transitionTold(body.told);
    case 'wished':
    case 'noticed':
      return undefined;
  }
}

const pausingSchema = z.object({ event: z.object({ kind: z.enum(['paused', 'continued']) }) });

/** The same of what a worker told. */
export function transitionTold(told: unknown): 'pause' | 'continue' | undefined {
  const { success, data } = pausingSchema.safeParse(told);
  if (!success) return undefined;
  return data.event.kind === 'paused' ? 'pause' : 'continue';
}

/** One figure of a run over its steps. */
export const metricSeriesSchema = z.strictObject({
  name: z.string(),
  points: z.int().positive(),
  firstStep: z.int().nonnegative(),
  lastStep: z.int().nonnegative(),
});
export const metricSeriesListSchema = z.strictObject({ series: z.array(metricSeriesSchema) });

/** In the order of the steps. One that was done again, after a step back to a checkpoint, has its last value. */
export const metricPageSchema = z.strictObject({
  points: z.array(
    z.strictObject({ step: z.int().nonnegative(), value: z.number(), at: z.int().nonnegative() }),
  ),
  /** The step to ask the next page with, as `after`; null on the last one. */
  after: z.int().nonnegative().nullable(),
});

/** A piece of the technical log that one attempt wrote. */
export const logPieceSchema = z.strictObject({
  /** 1 for the first; 0 where no worker has had the job yet. */
  attempt: z.int().nonnegative(),
  /** Bytes of UTF-8 of this attempt's log before the piece. */
  place: z.int().nonnegative(),
  text: z.string(),
  /** The place of the next piece; nothing may be there yet. */
  next: z.int().nonnegative(),
});
