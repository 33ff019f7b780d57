/** The configuration of a job's run, with its data as a file of this computer. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { JobRequest } from '../../core/contract/job.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import type { StoredFile } from '../../core/contract/storedDataSet.ts';
import { fetchData } from './fetchData.ts';
import type { DataFetch } from './fetchData.ts';

type JobConfig = Extract<JobRequest, { kind: 'train' }>['config'];

/** Fails as `fetchData` does. */
export async function jobConfig(
  { data, ...others }: JobConfig,
  { dataFile, ...fetching }: DataFetch & { readonly dataFile: StoredFile | null },
): Promise<RunConfig> {
  if ('path' in data) return { ...others, data };
  // A server says where the data are that a request names.
  if (!dataFile) throw new AppError('server.not_understood', { address: fetching.server.address });
  const { table, textColumn, labelColumn } = data;
  return { ...others, data: { path: await fetchData(dataFile, fetching), table, textColumn, labelColumn } };
}
