/** The checkpoint that the server keeps of a job. */
import type { BundleFile } from '../../core/contract/bundle.ts';
import { bundleFilesOf } from '../bundles/bundleFilesOf.ts';
import { jobBundle } from '../bundles/jobBundle.ts';
import type { Db } from '../store/store.ts';

export interface KeptCheckpoint {
  /** Of the lease under which it was made. */
  readonly token: number;
  /** Where it was made. */
  readonly folderId: string | null;
  readonly files: BundleFile[];
}

export async function checkpointOf(db: Db, jobId: string): Promise<KeptCheckpoint | null> {
  const row = await jobBundle(db, jobId, 'checkpoint');
  return row ? { token: row.lease_token, folderId: row.folder_id, files: bundleFilesOf(row) } : null;
}
