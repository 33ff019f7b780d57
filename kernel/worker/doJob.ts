/** What each kind of job is done by: one file for each. */
import type { JobRequest } from '../../core/contract/job.ts';
import { explainJob } from './explainJob.ts';
import { inspectJob } from './inspectJob.ts';
import type { JobTools } from './jobTools.ts';
import { predictJob } from './predictJob.ts';
import { publishJob } from './publishJob.ts';
import { smallResult } from './smallResult.ts';
import { trainJob } from './trainJob.ts';

/** The result, as JSON can hold it. Fails with the kernel's failure, and with what the server refuses. */
export async function doJob(tools: JobTools): Promise<unknown> {
  const { request } = tools.claimed.job;
  // Whoever asked for a look waits for it: one that is too large for that is told as a failure.
  if (request.kind === 'inspect') return await inspectJob(request, tools);
  return await smallResult(await resultOf(request, tools), tools);
}

function resultOf(request: Exclude<JobRequest, { kind: 'inspect' }>, tools: JobTools): Promise<object> {
  switch (request.kind) {
    case 'train':
      return trainJob(request, tools);
    case 'predict':
      return predictJob(request, tools);
    case 'explain':
      return explainJob(request, tools);
    case 'publish':
      return publishJob(request, tools);
  }
}
