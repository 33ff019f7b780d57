/** What a job is done with, whatever its kind. */
import type { ClaimedJob } from '../../core/contract/jobProtocol.ts';
import type { KernelEvent } from '../../core/contract/runEvent.ts';
import type { DataFetch } from './fetchData.ts';
import type { JobFolder } from './jobFolder.ts';
import type { KernelRun } from './kernelRun.ts';
import type { LeaseClient } from './leaseClient.ts';

export interface JobTools {
  readonly claimed: ClaimedJob;
  /** Not made yet: some jobs leave nothing on this computer. */
  readonly folder: JobFolder;
  /** Its kernel. */
  readonly run: KernelRun;
  /** The server, as the holder of this job asks it. */
  readonly fetching: DataFetch;
  readonly lease: Pick<LeaseClient, 'keepSplit'>;
  /** Of the worker's folder. */
  readonly folderId: string;
  /** Left out: as many as the computer has. */
  readonly threads?: number | undefined;
  readonly log: (line: string) => void;
  /** Also hears what the kernel tells from now on. */
  readonly listen: (onEvent: (event: KernelEvent) => void) => void;
}
