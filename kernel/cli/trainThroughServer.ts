/** Sends a training to the queue of a server, shows how it goes, and tells its result. */
import { randomUUID } from 'node:crypto';
import { jobSchema } from '../../core/contract/job.ts';
import type { JobRequest } from '../../core/contract/job.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { askServer } from '../../core/host/askServer.ts';
import type { ServerPlace } from '../../core/host/askServer.ts';
import { bringDataSet } from '../../core/host/bringDataSet.ts';
import { followJob } from './following/followJob.ts';
import { isLoopback } from './serverPlace.ts';
import type { CliSession } from './session.ts';

export async function trainThroughServer(
  session: CliSession,
  server: ServerPlace,
  config: RunConfig,
): Promise<number> {
  const job = await askServer(server, {
    path: '/api/v1/jobs',
    body: { request: await requestOf(server, config), dedupeKey: randomUUID() },
    answer: jobSchema,
  });
  return await followJob(session, server, { job, config });
}

/** A server elsewhere is brought the file: its workers do not see this computer's. */
async function requestOf(server: ServerPlace, config: RunConfig): Promise<JobRequest> {
  if (isLoopback(server.address)) return { kind: 'train', config };
  const { path, ...reading } = config.data;
  const dataSet = await bringDataSet(server, path, { signal: new AbortController().signal });
  return { kind: 'train', config: { ...config, data: { ...reading, dataSet } } };
}
