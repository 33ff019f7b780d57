/** What a run told, as its owner reads it: its events, its figures and its technical log. Nobody else's. */
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import {
  jobEventPageSchema,
  logPieceSchema,
  metricPageSchema,
  metricSeriesListSchema,
} from '../../core/contract/jobEvent.ts';
import { findJob } from '../queue/findJob.ts';
import { readEvents } from '../queue/readEvents.ts';
import { readLog } from '../queue/readLog.ts';
import { listMetrics, readMetric } from '../queue/readMetrics.ts';
import type { Store } from '../store/store.ts';
import { reachOf } from './access.ts';
import type { Caller } from './access.ts';
import { jobParams } from './jobParams.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

const place = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

export function runRoutes({ db }: Pick<Store, 'db'>): Route[] {
  return [
    route({
      name: 'GET /api/v1/jobs/{jobId}/events',
      summary: 'Tells what happened to a job after a number, over all attempts, the first first.',
      schemas: {
        params: jobParams,
        query: z.strictObject({
          after: place.default(0),
          limit: z.coerce.number().int().min(1).max(1000).default(200),
        }),
        answer: jobEventPageSchema,
      },
      answer: async ({ params: { jobId }, query, caller }) => {
        await assertOwn(jobId, caller);
        return await readEvents(db, jobId, query);
      },
    }),
    route({
      name: 'GET /api/v1/jobs/{jobId}/metrics',
      summary: 'Names the figures that a run told.',
      schemas: { params: jobParams, answer: metricSeriesListSchema },
      answer: async ({ params: { jobId }, caller }) => {
        await assertOwn(jobId, caller);
        return await listMetrics(db, jobId);
      },
    }),
    route({
      name: 'GET /api/v1/jobs/{jobId}/metrics/{name}',
      summary: 'Tells one figure of a run after a step, in the order of the steps.',
      schemas: {
        params: jobParams.extend({ name: z.string().max(100) }),
        query: z.strictObject({
          after: z.coerce
            .number()
            .int()
            .min(-1)
            .max(2 ** 31 - 1)
            .default(-1),
          limit: z.coerce.number().int().min(1).max(10_000).default(1000),
        }),
        answer: metricPageSchema,
      },
      answer: async ({ params: { jobId, name }, query, caller }) => {
        await assertOwn(jobId, caller);
        return await readMetric(db, { jobId, name, ...query });
      },
    }),
    route({
      name: 'GET /api/v1/jobs/{jobId}/log',
      summary:
        'Gives the technical log of one attempt of a run from a place on, the last attempt’s if none is named.',
      schemas: {
        params: jobParams,
        query: z.strictObject({
          attempt: z.coerce.number().int().min(1).max(1_000_000).optional(),
          place: place.default(0),
        }),
        answer: logPieceSchema,
      },
      answer: async ({ params: { jobId }, query, caller }) => {
        await assertOwn(jobId, caller);
        return await readLog(db, { jobId, ...query });
      },
    }),
  ];

  /** Somebody else's job is told of as little as one that does not exist; administrators see everybody's. */
  async function assertOwn(jobId: string, caller: Caller): Promise<void> {
    const { owner } = await findJob(db, jobId);
    const reach = reachOf(caller);
    if (reach !== null && owner !== reach) throw new AppError('job.not_found', { jobId });
  }
}
