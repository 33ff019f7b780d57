/** A file that lies in pieces, read as one. */
import { Readable } from 'node:stream';
import { pieceBytes } from '../../core/contract/bundle.ts';
import type { BundleFile } from '../../core/contract/bundle.ts';
import type { BlobStore, ByteRange } from '../blobs/blobStore.ts';

/** What it gives fails with `blob.not_found` where a piece is missing. */
export function piecesAsFile(
  blobs: BlobStore,
  { bytes, pieces }: Pick<BundleFile, 'bytes' | 'pieces'>,
): Pick<BlobStore, 'get'> {
  return {
    get: (_sha256, range = { first: 0, last: bytes - 1 }) => Promise.resolve(Readable.from(read(range))),
  };

  async function* read({ first, last }: ByteRange): AsyncGenerator<Uint8Array> {
    for (const [index, sha256] of pieces.entries()) {
      const start = index * pieceBytes;
      if (start > last || start + pieceBytes <= first) continue;
      const within = { first: Math.max(0, first - start), last: Math.min(pieceBytes - 1, last - start) };
      for await (const chunk of await blobs.get(sha256, within)) yield chunk as Uint8Array;
    }
  }
}
