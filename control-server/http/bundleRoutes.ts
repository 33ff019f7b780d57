/** Files that the worker of a job sends and fetches, as long as its lease lasts. */
import * as z from 'zod';
import {
  announcedSchema,
  announceSchema,
  bundleFinishedSchema,
  bundleParamsSchema,
  fileQuerySchema,
  pieceParamsSchema,
  tokenQuerySchema,
} from '../../core/contract/bundleProtocol.ts';
import { idSchema } from '../../core/contract/storedDataSet.ts';
import { leaseSchema } from '../../core/contract/jobProtocol.ts';
import { announceBundle } from '../bundles/announceBundle.ts';
import { finishBundle } from '../bundles/finishBundle.ts';
import { storePiece } from '../bundles/storePiece.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { checkpointOf } from '../queue/checkpointOf.ts';
import { heldJob } from '../queue/heldJob.ts';
import type { Queue } from '../queue/queue.ts';
import { askedBy } from './askedBy.ts';
import { bundleFileAnswer } from './bundleFileAnswer.ts';
import { bytesSchema } from './bytesBody.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { fileAnswerSchema } from './sendFile.ts';

const jobParams = z.strictObject({ jobId: idSchema });

export function bundleRoutes(queue: Queue, keeper: DataKeeper): Route[] {
  return [
    route({
      name: 'POST /api/v1/worker/jobs/{jobId}/bundles',
      summary: 'Announces files of a job, and tells which pieces of them are to be sent.',
      schemas: { params: jobParams, body: announceSchema, answer: announcedSchema },
      answer: async ({ params: { jobId }, body: { token, purpose, files } }) => {
        if (purpose === 'checkpoint' && queue.keepsCheckpoints !== true)
          throw new AppError('access.denied', {});
        const { bundleId, missing } = await announceBundle(keeper, { jobId, token }, { purpose, files });
        return { bundleId, missing: [...missing] };
      },
    }),
    route({
      name: 'POST /api/v1/worker/jobs/{jobId}/bundles/{bundleId}/pieces/{sha256}',
      summary: 'Takes one piece. Once this has answered, the piece is on the disk.',
      schemas: {
        params: pieceParamsSchema,
        query: tokenQuerySchema,
        body: bytesSchema,
        answer: z.strictObject({}),
      },
      answer: async ({ params, query: { token }, body: content }) => {
        await storePiece(keeper, { ...params, token, content });
        return {};
      },
    }),
    route({
      name: 'POST /api/v1/worker/jobs/{jobId}/bundles/{bundleId}/finish',
      summary: 'All pieces have been sent. Sent again, it is answered the same.',
      schemas: { params: bundleParamsSchema, body: leaseSchema, answer: bundleFinishedSchema },
      answer: async ({ params, body: { token }, caller }) => ({
        version: await finishBundle(keeper, { ...params, token, by: askedBy(queue, caller, 'worker').by }),
      }),
    }),
    route({
      name: 'GET /api/v1/worker/jobs/{jobId}/checkpoint',
      summary: 'Gives a file of the checkpoint that the server keeps of a leased job.',
      schemas: {
        params: jobParams,
        query: tokenQuerySchema.extend(fileQuerySchema.shape),
        answer: fileAnswerSchema,
      },
      answer: async ({ params: { jobId }, query: { token, name } }) => {
        await heldJob(keeper.store, { jobId, token });
        const checkpoint = await checkpointOf(keeper.store.db, jobId);
        return bundleFileAnswer(keeper.blobs, { jobId, name, files: checkpoint?.files ?? [] });
      },
    }),
  ];
}
