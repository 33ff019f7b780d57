/** Whether a file on the disk is what the hub promised. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { systemCode } from '../../../core/tables/files/systemCode.ts';
import { startHash } from './contentHash.ts';
import type { ContentHash } from './contentHash.ts';

/** False, too, where there is no such file. */
export async function hasContent(
  path: string,
  promised: { readonly size: number; readonly hash: ContentHash },
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    if ((await stat(path)).size !== promised.size) return false;
    const hash = startHash(promised.hash.kind, promised.size);
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
      signal?.throwIfAborted();
      hash.update(piece as Buffer);
    }
    return hash.digest('hex') === promised.hash.hex;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
