/** Files by the hash of their content, wherever they lie: in the data folder, or in a store of objects. */
import type { Readable } from 'node:stream';

export interface BlobBounds {
  readonly mostBytes: number;
  /** What it must turn out to be; left out: anything. */
  readonly sha256?: string;
}

export type PutResult =
  | { readonly kind: 'stored'; readonly sha256: string; readonly bytes: number }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'otherContent' };

/** Both included, as in HTTP. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Every one of these throws `storage.*` too where a store of objects does not do what it is asked. */
export interface BlobStore {
  /**
   * Once this says `stored`, the content survives a power cut; otherwise nothing of it is there. Throws `disk.full`,
   * `folder.not_writable`, and what `content` throws.
   */
  put(content: AsyncIterable<Uint8Array>, bounds: BlobBounds): Promise<PutResult>;
  /**
   * Throws `blob.not_found`. Without a range the content is checked on its way: it fails with `blob.damaged` instead of
   * ending where it is not what the hash says.
   */
  get(sha256: string, range?: ByteRange): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  /** Done also where there is none. Who reads it at this moment reads on. */
  delete(sha256: string): Promise<void>;
  /** The hashes of all that is there. */
  list(): AsyncIterable<string>;
}
