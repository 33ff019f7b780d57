/** The folder of the model that a job names. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { fetchModel } from './fetchModel.ts';
import type { JobTools } from './jobTools.ts';

/** Fails with `model.not_found`, or as `fetchModel` does. */
export async function modelOf({ claimed, fetching, folder }: JobTools): Promise<string> {
  // It was withdrawn since the job was taken.
  if (!claimed.model) throw new AppError('model.not_found', { path: folder.path });
  const { server, workerFolder, signal, onAway } = fetching;
  return await fetchModel(claimed.model, { server, workerFolder, signal, ...(onAway && { onAway }) });
}
