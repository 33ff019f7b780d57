/** The file of a job's data set, on this computer: fetched once, whatever happens on the way, and checked by its hash. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredFile } from '../../core/contract/storedDataSet.ts';
import type { ServerPlace } from '../../core/host/askServer.ts';
import { downloadFile } from '../../core/host/downloadFile.ts';
import type { Patience } from '../../core/host/untilAnswered.ts';
import type { HeldJob } from './leaseClient.ts';

export interface DataFetch extends Patience {
  readonly server: ServerPlace;
  readonly held: HeldJob;
  readonly workerFolder: string;
}

/** The path. Fails with what the server refuses, `worker.data_damaged`, `disk.full` or `folder.not_writable`. */
export async function fetchData(
  { sha256, bytes, fileName }: StoredFile,
  { server, held, workerFolder, ...patience }: DataFetch,
): Promise<string> {
  const target = join(workerFolder, 'data', sha256, fileName);
  if (existsSync(target)) return target;
  const path = `/api/v1/worker/blobs/${sha256}?jobId=${encodeURIComponent(held.jobId)}&token=${held.token}`;
  await downloadFile({ ...patience, server, path, bytes, sha256, target, fileName });
  return target;
}
