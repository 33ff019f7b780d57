/** The configuration of a job's run, with everything that it names as files of this computer. */
import type { JobRequestOf } from '../../core/contract/job.ts';
import type { ClaimedJob } from '../../core/contract/jobProtocol.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { fetchData } from './fetchData.ts';
import type { DataFetch } from './fetchData.ts';
import { localData } from './localData.ts';

/** Fails as `fetchData` does. */
export async function jobConfig(
  { config }: JobRequestOf<'train'>,
  claimed: Pick<ClaimedJob, 'dataFile' | 'splitFile'>,
  fetching: DataFetch,
): Promise<RunConfig> {
  const { data, ...others } = config;
  const { splitFile } = claimed;
  return {
    ...others,
    data: await localData(data, claimed, fetching),
    ...(splitFile && { splitFrom: await fetchData(splitFile, fetching) }),
  };
}
