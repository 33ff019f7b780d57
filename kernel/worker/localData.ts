/** The data of a job as a file of this computer. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { JobData } from '../../core/contract/job.ts';
import type { ClaimedJob } from '../../core/contract/jobProtocol.ts';
import type { DataSource } from '../../core/contract/runConfig.ts';
import { fetchData } from './fetchData.ts';
import type { DataFetch } from './fetchData.ts';

/** Fails as `fetchData` does. */
export async function localData(
  data: JobData,
  { dataFile }: Pick<ClaimedJob, 'dataFile'>,
  fetching: DataFetch,
): Promise<DataSource> {
  if ('path' in data) return data;
  // A server says where the data are that a request names.
  if (!dataFile) throw new AppError('server.not_understood', { address: fetching.server.address });
  const { table, textColumn, labelColumn } = data;
  return { path: await fetchData(dataFile, fetching), table, textColumn, labelColumn };
}
