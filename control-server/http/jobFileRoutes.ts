/** What a job brought back as files: a classified spreadsheet, or a result that is too large for a line of JSON. */
import { jobFilesSchema } from '../../core/contract/bundle.ts';
import type { BundleFile } from '../../core/contract/bundle.ts';
import { fileQuerySchema } from '../../core/contract/bundleProtocol.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { bundleFilesOf } from '../bundles/bundleFilesOf.ts';
import { jobBundle } from '../bundles/jobBundle.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { findJob } from '../queue/findJob.ts';
import type { Reach } from '../queue/queue.ts';
import { reachOf } from './access.ts';
import { bundleFileAnswer } from './bundleFileAnswer.ts';
import { jobParams } from './jobParams.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { fileAnswerSchema } from './sendFile.ts';

export function jobFileRoutes({ store, blobs }: DataKeeper): Route[] {
  return [
    route({
      name: 'GET /api/v1/jobs/{jobId}/files',
      summary: 'Lists the files that a job brought back.',
      schemas: { params: jobParams, answer: jobFilesSchema },
      answer: async ({ params: { jobId }, caller }) => ({
        files: (await ownFiles(jobId, reachOf(caller))).map(({ name, bytes, sha256 }) => ({
          name,
          bytes,
          sha256,
        })),
      }),
    }),
    route({
      name: 'GET /api/v1/jobs/{jobId}/file',
      summary: 'Gives one of them.',
      schemas: { params: jobParams, query: fileQuerySchema, answer: fileAnswerSchema },
      answer: async ({ params: { jobId }, query: { name }, caller }) =>
        bundleFileAnswer(blobs, { jobId, name, files: await ownFiles(jobId, reachOf(caller)) }),
    }),
  ];

  /** What a job that is not done has sent so far is nobody's result. */
  async function ownFiles(jobId: string, reach: Reach): Promise<readonly BundleFile[]> {
    const row = await findJob(store.db, jobId);
    if (reach !== null && row.owner !== reach) throw new AppError('job.not_found', { jobId });
    const bundle = row.state === 'succeeded' ? await jobBundle(store.db, jobId, 'result') : undefined;
    return bundle ? bundleFilesOf(bundle) : [];
  }
}
