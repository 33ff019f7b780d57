/** Content on its way into a store: written to a file of its own first, measured, hashed and flushed. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import type { BlobBounds, PutResult } from './blobStore.ts';

type Stored = Extract<PutResult, { kind: 'stored' }>;

/** Another server may be writing what is younger. No file takes so long to arrive. */
const abandonedMs = 24 * 3_600_000;

/**
 * The folder of drafts below `folder`, without what a kill left in it. `isShared`: other servers write to it as well.
 * Throws `disk.full` or `folder.not_writable`.
 */
export async function openDrafts(folder: string, { isShared = false } = {}): Promise<string> {
  const drafts = join(folder, 'arriving');
  try {
    await mkdir(drafts, { recursive: true, mode: 0o700 });
    await clear(drafts, isShared ? Date.now() - abandonedMs : Infinity);
    return drafts;
  } catch (error) {
    throw writeFailure(error, drafts);
  }
}

/** Deletes what was last written before a moment. */
async function clear(drafts: string, before: number): Promise<void> {
  for (const name of await readdir(drafts)) {
    const path = join(drafts, name);
    const written = await stat(path).catch((error: unknown) => {
      // Another server has finished it.
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (written && written.mtimeMs < before) await rm(path, { recursive: true, force: true });
  }
}

export interface DraftUse extends BlobBounds {
  readonly drafts: string;
  /** Called with what is within its bounds; the draft is gone afterwards. */
  readonly keep: (draft: string, stored: Stored) => Promise<void>;
}

/** Throws `disk.full`, `folder.not_writable`, and what `content` and `keep` throw. */
export async function viaDraft(
  content: AsyncIterable<Uint8Array>,
  { drafts, keep, ...bounds }: DraftUse,
): Promise<PutResult> {
  const draft = join(drafts, randomUUID());
  try {
    const result = await writeDraft(draft, content, bounds);
    if (result.kind === 'stored') await keep(draft, result);
    return result;
  } catch (error) {
    throw writeFailure(error, drafts);
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDraft(
  path: string,
  content: AsyncIterable<Uint8Array>,
  { mostBytes, sha256: expected }: BlobBounds,
): Promise<PutResult> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) return { kind: 'tooLarge' };
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    const sha256 = hash.digest('hex');
    if (expected !== undefined && sha256 !== expected) return { kind: 'otherContent' };
    await file.sync();
    return { kind: 'stored', sha256, bytes };
  } finally {
    await file.close();
  }
}
