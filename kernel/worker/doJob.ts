/** What each kind of job is done by: one file for each. */
import type { ClaimedJob } from '../../core/contract/jobProtocol.ts';
import { inspectJob } from './inspectJob.ts';
import type { JobTools } from './jobTools.ts';
import { trainJob } from './trainJob.ts';

/** The result, as JSON can hold it. Fails with the kernel's failure, and as `fetchData` does. */
export function doJob(claimed: ClaimedJob, tools: JobTools): Promise<unknown> {
  const { request } = claimed.job;
  switch (request.kind) {
    case 'train':
      return trainJob(request, claimed, tools);
    case 'inspect':
      return inspectJob(request, claimed, tools);
  }
}
