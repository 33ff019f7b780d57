/** The one file that a worker may fetch: that of the job it holds. */
import { workerBlobQuerySchema, workerBlobSchema } from '../../core/contract/jobProtocol.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { leasedFile } from '../dataSets/leasedFile.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { FileAnswer, fileAnswerSchema } from './sendFile.ts';

export function workerBlobRoute({ store, blobs }: DataKeeper): Route {
  return route({
    name: 'GET /api/v1/worker/blobs/{sha256}',
    summary: 'Gives the file of the data set that a leased job names.',
    schemas: { params: workerBlobSchema, query: workerBlobQuerySchema, answer: fileAnswerSchema },
    answer: async ({ params: { sha256 }, query }) =>
      new FileAnswer(blobs, await leasedFile(store, query, sha256)),
  });
}
