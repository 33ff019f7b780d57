/** The queue as workers see it. Every write shows the token of its lease; a lease that is over is answered with 409. */
import * as z from 'zod';
import {
  claimAnswerSchema,
  claimRequestSchema,
  completeSchema,
  failSchema,
  heartbeatAnswerSchema,
  leaseSchema,
  reportAnswerSchema,
  reportSchema,
  stateAnswerSchema,
  workerRegistrationSchema,
} from '../../core/contract/jobProtocol.ts';
import { complete } from '../queue/complete.ts';
import { fail } from '../queue/fail.ts';
import { giveBack } from '../queue/giveBack.ts';
import { heartbeat } from '../queue/heartbeat.ts';
import type { Queue } from '../queue/queue.ts';
import { registerWorker } from '../queue/registerWorker.ts';
import { report } from '../queue/report.ts';
import { askedBy } from './askedBy.ts';
import type { ClaimLine } from './claimLine.ts';
import { claimPatiently } from './claimPatiently.ts';
import { jobParams } from './jobParams.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { workerIdOf } from './workerIdOf.ts';

/** Several heartbeats fit into one lease. */
const heartbeatsPerLease = 10;

export function workerRoutes(queue: Queue, line: ClaimLine): Route[] {
  return [
    route({
      name: 'POST /api/v1/worker/register',
      summary: 'A worker says that it is there, and what its computer is.',
      schemas: { body: workerRegistrationSchema, answer: z.strictObject({}) },
      answer: async ({ body: { workerId, facts, folderId }, caller }) => {
        const id = workerIdOf(caller, workerId);
        await registerWorker(queue, { id, facts: JSON.stringify(facts), folderId });
        return {};
      },
    }),
    route({
      name: 'POST /api/v1/worker/claim',
      summary: 'Waits for a job and leases it.',
      schemas: { body: claimRequestSchema, answer: claimAnswerSchema },
      answer: async ({ body: { waitMs, workerId, requestId }, signal, caller }) => {
        const request = { workerId: workerIdOf(caller, workerId), requestId };
        const claimed = await claimPatiently(askedBy(queue, caller, 'worker'), {
          request,
          waitMs,
          signal,
          line,
        });
        const heartbeatMs = Math.round(queue.leaseMs / heartbeatsPerLease);
        return { claimed: claimed && { ...claimed, heartbeatMs } };
      },
    }),
    route({
      name: 'POST /api/v1/worker/jobs/{jobId}/heartbeat',
      summary: 'Prolongs a lease, and tells what the owner wants.',
      schemas: { params: jobParams, body: leaseSchema, answer: heartbeatAnswerSchema },
      answer: ({ params, body }) => heartbeat(queue, { ...params, ...body }),
    }),
    route({
      name: 'POST /api/v1/worker/jobs/{jobId}/events',
      summary: 'Keeps events, metrics and a piece of the log. Sending them again changes nothing.',
      schemas: { params: jobParams, body: reportSchema, answer: reportAnswerSchema },
      answer: async ({ params: { jobId }, body: { token, events, metrics, log } }) => {
        const texts = events.map(({ seq, body }) => ({ seq, body: JSON.stringify(body) }));
        return { wish: await report(queue, { jobId, token }, { events: texts, metrics, log }) };
      },
    }),
    route({
      name: 'POST /api/v1/worker/jobs/{jobId}/complete',
      summary: 'The job is done. Sent again, it is answered the same.',
      schemas: { params: jobParams, body: completeSchema, answer: stateAnswerSchema },
      answer: async ({ params: { jobId }, body: { token, result }, caller }) => ({
        state: await complete(askedBy(queue, caller, 'worker'), { jobId, token }, JSON.stringify(result)),
      }),
    }),
    route({
      name: 'POST /api/v1/worker/jobs/{jobId}/fail',
      summary: 'The attempt has failed. Sent again, it is answered the same.',
      schemas: { params: jobParams, body: failSchema, answer: stateAnswerSchema },
      answer: async ({ params: { jobId }, body: { token, error, retryable }, caller }) => ({
        state: await fail(askedBy(queue, caller, 'worker'), { jobId, token }, { error, retryable }),
      }),
    }),
    route({
      name: 'POST /api/v1/worker/jobs/{jobId}/give-back',
      summary: 'The worker stops without having finished.',
      schemas: { params: jobParams, body: leaseSchema, answer: stateAnswerSchema },
      answer: async ({ params, body, caller }) => ({
        state: await giveBack(askedBy(queue, caller, 'worker'), { ...params, ...body }),
      }),
    }),
  ];
}
