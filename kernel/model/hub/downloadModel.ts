/** Brings an encoder from the Hugging Face hub (or a mirror of it) to this computer. */
import { mkdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, isAppError } from '../../../core/contract/errors/appError.ts';
import { parseJson } from '../../../core/contract/parseJson.ts';
import { renamePatiently } from '../../../core/tables/files/renamePatiently.ts';
import { replaceFile } from '../../files/replaceFile.ts';
import { writeFailure } from '../../../core/tables/files/fileFailure.ts';
import { fetchFile } from './fetchFile.ts';
import type { FetchedFile } from './fetchFile.ts';
import { hasContent } from './hasContent.ts';
import { fileAddress, hubModel } from './hubAddress.ts';
import type { HubModel } from './hubAddress.ts';
import { listModel } from './listModel.ts';
import type { HubFile, HubListing } from './listModel.ts';
import { withLock } from './lockFolder.ts';
import {
  downloadRecordName,
  isComplete,
  openModelCache,
  rememberCommit,
  rememberedCommit,
} from './modelCache.ts';
import type { CachedModel, DownloadRecord } from './modelCache.ts';
import { firstFiles, shardFiles, weightsIndex } from './modelFiles.ts';
import { openNetwork } from './network.ts';
import type { Network } from './network.ts';
import type { Variables } from './proxyFor.ts';

export interface DownloadProgress {
  readonly file: string;
  /** Of all files that are known to be needed; a sharded model's shards become known with its index. */
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export interface DownloadOptions {
  readonly cacheFolder: string;
  /** Branch, tag or commit; `main` where left out. */
  readonly revision?: string | undefined;
  /** Address of the hub or a mirror. */
  readonly endpoint?: string | undefined;
  /** The environment: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE, NODE_EXTRA_CA_CERTS. */
  readonly variables?: Variables | undefined;
  /** What has arrived stays for the next time. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  readonly idleTimeoutMs?: number | undefined;
  readonly retryPauseMs?: number | undefined;
}

/**
 * The folder with the model's files, downloaded where it is not cached. Without a connection, the commit that the
 * revision had last is used if it is here. Throws request.invalid, hub.*, model.file_missing, model.weights_foreign,
 * disk.full, folder.not_writable and the signal's reason.
 */
export async function downloadModel(repository: string, options: DownloadOptions): Promise<string> {
  const { signal, variables = {}, idleTimeoutMs, retryPauseMs } = options;
  const model = hubModel(
    repository,
    options.revision,
    options.endpoint === '' ? undefined : options.endpoint,
  );
  signal?.throwIfAborted();
  const cache = await openModelCache(options.cacheFolder, model);
  const remembered = await rememberedCommit(cache, model.revision);
  const cached =
    remembered !== undefined && (await isComplete(cache.finished(remembered))) ? remembered : undefined;
  // A commit never changes; a branch may.
  if (cached !== undefined && cached === model.revision) return cache.finished(cached);
  const network = await openNetwork({ variables, signal, idleTimeoutMs, retryPauseMs });
  const listing = await listModel(model, network).catch((error: unknown) => {
    if (cached !== undefined && isConnectionFailure(error)) return undefined;
    throw error;
  });
  if (!listing) return cache.finished(cached ?? '');
  const download: Download = { model, cache, listing, network, onProgress: options.onProgress };
  await withLock(cache.lock, signal, () => completeFolder(download));
  return cache.finished(listing.commit);
}

function isConnectionFailure(error: unknown): boolean {
  return (
    isAppError(error, 'hub.offline') ||
    isAppError(error, 'hub.proxy_refused') ||
    isAppError(error, 'hub.certificate_untrusted') ||
    isAppError(error, 'hub.unexpected_answer')
  );
}

interface Download {
  readonly model: HubModel;
  readonly cache: CachedModel;
  readonly listing: HubListing;
  readonly network: Network;
  readonly onProgress: DownloadOptions['onProgress'];
}

async function completeFolder(download: Download): Promise<void> {
  const { model, cache, listing } = download;
  const { commit } = listing;
  const [finished, unfinished] = [cache.finished(commit), cache.unfinished(commit)];
  if (!(await isComplete(finished))) {
    const first = firstFiles(listing, model.repository);
    await onWriting(unfinished, () => mkdir(unfinished, { recursive: true }));
    const fetched = await fetchAll(first, unfinished, download);
    if (first.some(({ name }) => name === weightsIndex)) {
      const index = parseJson(await readFile(join(unfinished, weightsIndex), 'utf8'));
      const shards = shardFiles(index, listing, model.repository);
      for (const [name, file] of await fetchAll(shards, unfinished, download)) fetched.set(name, file);
    }
    await writeRecord(unfinished, { repository: model.repository, commit }, fetched);
    // What lies under the finished name was found incomplete.
    await rm(finished, { recursive: true, force: true });
    await onWriting(finished, () => renamePatiently(unfinished, finished));
  }
  await rememberCommit(cache, model.revision, commit);
}

async function fetchAll(
  files: readonly HubFile[],
  folder: string,
  download: Download,
): Promise<Map<string, FetchedFile>> {
  const { model, listing, network, onProgress } = download;
  const totalBytes = files.reduce((sum, { size = 0 }) => sum + size, 0);
  await checkSpace(folder, files);
  const fetched = new Map<string, FetchedFile>();
  let doneBytes = 0;
  for (const file of files) {
    const path = join(folder, file.name);
    const report = (size: number): void =>
      onProgress?.({ file: file.name, doneBytes: doneBytes + size, totalBytes });
    const url = fileAddress(model, listing.commit, file.name);
    const request = { file, url, repository: model.repository, path, onProgress: report };
    const result = (await alreadyHere(file, path, network)) ?? (await fetchFile(request, network));
    report(result.size);
    doneBytes += result.size;
    fetched.set(file.name, result);
  }
  return fetched;
}

/** A file that an interrupted download had finished. */
async function alreadyHere(
  { size, hash }: HubFile,
  path: string,
  network: Network,
): Promise<FetchedFile | undefined> {
  if (size === undefined || !hash) return undefined;
  return (await hasContent(path, { size, hash }, network.signal)) ? { size, hash } : undefined;
}

/** A full disk shows before the waiting, not after. */
async function checkSpace(folder: string, files: readonly HubFile[]): Promise<void> {
  let missing = 0;
  for (const { name, size = 0 } of files) {
    const path = join(folder, name);
    missing += Math.max(0, size - (await sizeOf(path)) - (await sizeOf(`${path}.part`)));
  }
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < missing) throw new AppError('disk.full', { path: folder });
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function writeRecord(
  folder: string,
  of: { repository: string; commit: string },
  fetched: ReadonlyMap<string, FetchedFile>,
): Promise<void> {
  const files = [...fetched].map(([name, { size, hash }]) => [
    name,
    { size, hash: `${hash.kind}:${hash.hex}` },
  ]);
  const record = {
    ...of,
    files: Object.fromEntries(files) as DownloadRecord['files'],
  } satisfies DownloadRecord;
  await replaceFile(join(folder, downloadRecordName), [Buffer.from(`${JSON.stringify(record, null, 2)}\n`)]);
}

async function onWriting<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw writeFailure(error, path);
  }
}
