/**
 * Where downloaded models lie: `OWNER--NAME/COMMIT/`, whole or not there; `COMMIT.partial/` while it comes in; and in
 * `refs/` the commit that a branch or tag had when it was last asked for.
 */
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { parseJson } from '../../../core/contract/parseJson.ts';
import { replaceFile } from '../../files/replaceFile.ts';
import { writeFailure } from '../../../core/tables/files/fileFailure.ts';
import type { HubModel } from './hubAddress.ts';

export interface CachedModel {
  /** Of all revisions of the model. */
  readonly folder: string;
  readonly lock: string;
  readonly finished: (commit: string) => string;
  readonly unfinished: (commit: string) => string;
}

/** What was downloaded, for checks later: written last into the folder. */
export const downloadRecordName = 'download.json';

const recordSchema = z.object({
  repository: z.string(),
  commit: z.string(),
  files: z.record(z.string(), z.object({ size: z.int().nonnegative(), hash: z.string() })),
});
export type DownloadRecord = z.infer<typeof recordSchema>;

/** Throws folder.not_writable. Models of other hubs are kept apart. */
export async function openModelCache(cacheFolder: string, model: HubModel): Promise<CachedModel> {
  const host =
    model.endpoint.host === 'huggingface.co' ? '' : `${model.endpoint.host.replaceAll(/[^\w.-]/g, '_')}--`;
  const folder = join(cacheFolder, `${host}${model.repository.replace('/', '--')}`);
  await mkdir(join(folder, 'refs'), { recursive: true }).catch((error: unknown) => {
    throw writeFailure(error, join(folder, 'refs'));
  });
  return {
    folder,
    lock: join(folder, '.lock'),
    finished: (commit) => join(folder, commit),
    unfinished: (commit) => join(folder, `${commit}.partial`),
  };
}

/** Whether the folder holds every file of its record at its size; contents were checked when they came. */
export async function isComplete(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, downloadRecordName), 'utf8').catch(() => '');
  const record = recordSchema.safeParse(parseJson(text)).data;
  if (!record) return false;
  for (const [name, { size }] of Object.entries(record.files)) {
    const found = await stat(join(folder, name)).then(
      (status) => status.size,
      () => undefined,
    );
    if (found !== size) return false;
  }
  return true;
}

/** The commit that `revision` was last seen at. */
export async function rememberedCommit(cache: CachedModel, revision: string): Promise<string | undefined> {
  if (isCommit(revision)) return revision;
  const text = await readFile(refPath(cache, revision), 'utf8').catch(() => '');
  return isCommit(text) ? text : undefined;
}

export async function rememberCommit(cache: CachedModel, revision: string, commit: string): Promise<void> {
  if (!isCommit(revision)) await replaceFile(refPath(cache, revision), [Buffer.from(commit)]);
}

const isCommit = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);

const refPath = (cache: CachedModel, revision: string): string =>
  join(cache.folder, 'refs', encodeURIComponent(revision));
