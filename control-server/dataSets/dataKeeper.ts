/** What every operation on data sets is given. */
import type { Limits } from '../../core/contract/limits.ts';
import type { BlobStore } from '../blobs/blobStore.ts';
import type { Store } from '../store/store.ts';

export interface DataKeeper {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly limits: Limits;
}

/** Of one piece of an upload: it arrives within a request's time over a slow line too. */
export const mostPieceMiB = 8;
/** Unfinished ones of one owner. */
export const mostUploads = 20;
/** How long an upload that nobody goes on with is kept. */
export const uploadKeptMs = 24 * 3_600_000;
