/** `follow ID`: shows a training that a server does, from its beginning, and its result. */
import { AppError } from '../../../core/contract/errors/appError.ts';
import { jobSchema } from '../../../core/contract/job.ts';
import { askServer } from '../../../core/host/askServer.ts';
import type { RunCommand } from '../commandCall.ts';
import { followJob } from '../following/followJob.ts';
import { serverPlaceOf } from '../serverPlace.ts';

export const follow: RunCommand = async (call, session) => {
  const [id = ''] = call.words;
  const server = await serverPlaceOf(call, 'server', session);
  const path = `/api/v1/jobs/${encodeURIComponent(id)}`;
  const job = await askServer(server, { path, answer: jobSchema });
  if (job.request.kind !== 'train')
    throw new AppError('request.invalid', { field: 'job', reason: 'invalid' });
  const { config } = job.request;
  // Of a file that was brought to the server, this computer knows no path.
  const data = 'path' in config.data ? config.data : { ...config.data, path: '' };
  return await followJob(session, server, { job, config: { ...config, data } });
};
