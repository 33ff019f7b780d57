/** Jobs as their owners see them. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { jobSchema } from '../../core/contract/job.ts';
import type { Job, JobWish } from '../../core/contract/job.ts';
import {
  jobPageSchema,
  lighterSchema,
  newJobSchema,
  noticesSchema,
  workerListSchema,
} from '../../core/contract/jobProtocol.ts';
import { cancel } from '../queue/cancel.ts';
import { enqueue } from '../queue/enqueue.ts';
import { findJob } from '../queue/findJob.ts';
import { jobOf } from '../queue/jobOf.ts';
import { listJobs } from '../queue/listJobs.ts';
import { listWorkers } from '../queue/listWorkers.ts';
import type { Queue } from '../queue/queue.ts';
import { lighterOf, retryLighter } from '../queue/retryLighter.ts';
import { wish } from '../queue/wish.ts';
import { listNotices } from '../watchdog/listNotices.ts';
import { reachOf } from './access.ts';
import type { Caller } from './access.ts';
import { askedBy } from './askedBy.ts';
import { jobParams } from './jobParams.ts';
import { ownedPageQuery, ownerAsked } from './pageQuery.ts';
import { orRefused } from './refusals.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

export function jobRoutes(queue: Queue): Route[] {
  /** Somebody else's job is told of as little as one that does not exist; administrators see everybody's. */
  const own = async (jobId: string, caller: Caller): Promise<Job> => {
    const row = await findJob(queue.store.db, jobId);
    const reach = reachOf(caller);
    if (reach === null || row.owner === reach) return jobOf(row);
    const act = { action: 'access.refuse', object: { kind: 'job', id: jobId } } as const;
    return await orRefused(askedBy(queue, caller), act, () =>
      Promise.reject(new AppError('job.not_found', { jobId })),
    );
  };
  const wishRoute = (word: 'pause' | 'continue' | 'restart', wanted: Exclude<JobWish, 'cancel'> | null) =>
    route({
      name: `POST /api/v1/jobs/{jobId}/${word}`,
      summary: `Asks the worker of a job to ${word === 'restart' ? 'begin again at its last checkpoint' : word}.`,
      schemas: { params: jobParams, answer: jobSchema },
      answer: async ({ params: { jobId }, caller }) => {
        await own(jobId, caller);
        return await wish(askedBy(queue, caller), jobId, wanted);
      },
    });
  return [
    route({
      name: 'POST /api/v1/jobs',
      summary: 'Takes a job. Once this has answered, the job is on the disk.',
      schemas: { body: newJobSchema, answer: jobSchema },
      answer: ({ body, caller }) =>
        enqueue(askedBy(queue, caller), { ...body, owner: caller.name, reach: reachOf(caller) }),
    }),
    route({
      name: 'GET /api/v1/jobs',
      summary: 'Lists jobs, the newest first.',
      schemas: {
        query: ownedPageQuery,
        answer: jobPageSchema,
      },
      answer: ({ query: { owner, ...page }, caller }) =>
        listJobs(queue, { ...page, owner: ownerAsked(owner, caller) }),
    }),
    route({
      name: 'GET /api/v1/jobs/{jobId}',
      summary: 'Tells one job.',
      schemas: { params: jobParams, answer: jobSchema },
      answer: ({ params: { jobId }, caller }) => own(jobId, caller),
    }),
    route({
      name: 'POST /api/v1/jobs/{jobId}/cancel',
      summary: 'Ends a job that waits at once, and asks the worker of another to stop.',
      schemas: { params: jobParams, answer: jobSchema },
      answer: async ({ params: { jobId }, caller }) => {
        await own(jobId, caller);
        return await cancel(askedBy(queue, caller), jobId);
      },
    }),
    route({
      name: 'GET /api/v1/jobs/{jobId}/notices',
      summary: 'Tells what the watchdog found and did, the first first.',
      schemas: { params: jobParams, answer: noticesSchema },
      answer: async ({ params: { jobId }, caller }) => {
        await own(jobId, caller);
        return { notices: await listNotices(queue.store.db, jobId) };
      },
    }),
    route({
      name: 'GET /api/v1/jobs/{jobId}/lighter',
      summary: 'Tells what a lighter try of a job that failed would have instead.',
      schemas: { params: jobParams, answer: lighterSchema },
      answer: async ({ params: { jobId }, caller }) => {
        const { changes } = lighterOf(await own(jobId, caller));
        return { changes };
      },
    }),
    route({
      name: 'POST /api/v1/jobs/{jobId}/retry-lighter',
      summary:
        'Tries a job that failed again with lighter settings, as a job of its own. Sent again, it is the same job.',
      schemas: { params: jobParams, answer: jobSchema },
      answer: async ({ params: { jobId }, caller }) =>
        await retryLighter(askedBy(queue, caller), await own(jobId, caller)),
    }),
    wishRoute('pause', 'pause'),
    wishRoute('continue', null),
    wishRoute('restart', 'restart'),
    route({
      name: 'GET /api/v1/workers',
      summary: 'Lists the workers, the one heard of last first.',
      schemas: { answer: workerListSchema },
      answer: () => listWorkers(queue),
    }),
  ];
}
