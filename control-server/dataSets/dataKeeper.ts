/** What every operation on data sets is given. */
import type { BlobStore } from '../blobs/blobStore.ts';
import type { Asker } from '../queue/queue.ts';
import type { Rules } from '../rules/rules.ts';
import type { Store } from '../store/store.ts';

export interface DataKeeper {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly rules: Rules;
  readonly by: Asker;
}

/** Of one piece of an upload: it arrives within a request's time over a slow line too. */
export const mostPieceMiB = 8;
/** Unfinished ones of one owner. */
export const mostUploads = 20;
/** How long an upload that nobody goes on with is kept. */
export const uploadKeptMs = 24 * 3_600_000;
