/** What a job is done with. */
import type { DataFetch } from './fetchData.ts';
import type { JobFolder } from './jobFolder.ts';
import type { KernelRun } from './kernelRun.ts';
import type { LeaseClient } from './leaseClient.ts';

export interface JobTools {
  /** Not made yet: some jobs leave nothing on this computer. */
  readonly folder: JobFolder;
  readonly run: KernelRun;
  readonly fetching: DataFetch;
  readonly lease: Pick<LeaseClient, 'keepSplit'>;
  readonly log: (line: string) => void;
}
