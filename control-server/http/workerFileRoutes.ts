/** The files that a worker may fetch, those of the job it holds, and the one that it brings. */
import * as z from 'zod';
import {
  splitQuerySchema,
  workerBlobQuerySchema,
  workerBlobSchema,
} from '../../core/contract/jobProtocol.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { keepSplit } from '../dataSets/keepSplit.ts';
import { leasedFile } from '../dataSets/leasedFile.ts';
import { bytesSchema } from './bytesBody.ts';
import { jobParams } from './jobParams.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { FileAnswer, fileAnswerSchema } from './sendFile.ts';

export function workerFileRoutes(keeper: DataKeeper): Route[] {
  const { store, blobs } = keeper;
  return [
    route({
      name: 'GET /api/v1/worker/blobs/{sha256}',
      summary: 'Gives the file of the data set that a leased job names, or of the division that it follows.',
      schemas: { params: workerBlobSchema, query: workerBlobQuerySchema, answer: fileAnswerSchema },
      answer: async ({ params: { sha256 }, query }) =>
        new FileAnswer(blobs, await leasedFile(store, query, sha256)),
    }),
    route({
      name: 'POST /api/v1/worker/jobs/{jobId}/split',
      summary: 'Keeps which text was in which part of a training, as hashes. Sent again, it changes nothing.',
      schemas: { params: jobParams, query: splitQuerySchema, body: bytesSchema, answer: z.strictObject({}) },
      answer: async ({ params: { jobId }, query: { token }, body }) => {
        await keepSplit(keeper, { jobId, token }, body);
        return {};
      },
    }),
  ];
}
