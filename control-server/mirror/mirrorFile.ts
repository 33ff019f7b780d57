/** A file of a base model: fetched from the hub once, whoever asks and however often, and kept under its hash. */
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../core/contract/errors/appError.ts';
import { sha256Schema } from '../../core/contract/storedDataSet.ts';
import { dropUnused } from '../dataSets/dropUnused.ts';
import { lockFiles } from '../dataSets/lockFiles.ts';
import { checkStatus } from './checkStatus.ts';
import type { Mirror, MirroredFile } from './mirror.ts';
import { pinnedGet } from './pinnedGet.ts';
import type { PinnedAnswer } from './pinnedGet.ts';

/** Less than a client bears in silence; it asks again then. */
const waitMs = 45_000;
/** Of one file, over the slowest line. */
const patienceMs = 6 * 3_600_000;

export interface HubFile {
  readonly repository: string;
  /** What is there never changes. */
  readonly commit: string;
  readonly name: string;
}

/** Throws `mirror.fetching` where it takes longer, `mirror.not_found`, `mirror.refused`, `mirror.unreachable` or `bundle.too_large`. */
export async function mirrorFile(
  mirror: Mirror,
  { repository, commit, name }: HubFile,
): Promise<MirroredFile> {
  const url = new URL(`${repository}/resolve/${commit}/${name}`, mirror.endpoint);
  const known = await keptFile(mirror, url.href);
  if (known) return known;
  const arriving = mirror.arriving.get(url.href) ?? begin(mirror, url, repository);
  const waited = new AbortController();
  try {
    const file = await Promise.race([arriving, pause(waitMs, null, { signal: waited.signal })]);
    if (!file) throw new AppError('mirror.fetching', { file: name });
    return file;
  } finally {
    waited.abort();
  }
}

async function keptFile(
  { keeper: { store, blobs } }: Mirror,
  address: string,
): Promise<MirroredFile | undefined> {
  const row = await store.db
    .selectFrom('mirrored_files')
    .select(['sha256', 'bytes'])
    .where('address', '=', address)
    .executeTakeFirst();
  return row && (await blobs.has(row.sha256)) ? row : undefined;
}

function begin(mirror: Mirror, url: URL, repository: string): Promise<MirroredFile> {
  const arriving = fetchFile(mirror, url, repository).finally(() => {
    mirror.arriving.delete(url.href);
  });
  // Those who wait hear of it; perhaps nobody does any more.
  arriving.catch(() => undefined);
  mirror.arriving.set(url.href, arriving);
  return arriving;
}

async function fetchFile(mirror: Mirror, url: URL, repository: string): Promise<MirroredFile> {
  const { keeper, bounds, stopping } = mirror;
  const { maxSizeMiB: limitMiB } = keeper.rules.everybody.bundle;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]);
  const answer = await pinnedGet(url, bounds, signal);
  checkStatus(answer, url, repository);
  const announced = Number(answer.headers['content-length'] ?? Number.NaN);
  const tooLarge = (bytes: number) =>
    new AppError('bundle.too_large', { sizeMiB: bytes / 2 ** 20, limitMiB });
  if (announced > limitMiB * 2 ** 20) {
    answer.body.destroy();
    throw tooLarge(announced);
  }
  const promised = { mostBytes: limitMiB * 2 ** 20, ...promisedHash(answer) };
  const put = await keeper.blobs.put(answer.body, promised).catch((cause: unknown) => {
    throw cause instanceof AppError
      ? cause
      : new AppError('mirror.unreachable', { host: url.host }, { cause });
  });
  if (put.kind === 'tooLarge') throw tooLarge(limitMiB * 2 ** 20);
  const isWhole = put.kind === 'stored' && (Number.isNaN(announced) || put.bytes === announced);
  if (!isWhole || !(await keep(mirror, url.href, put))) {
    if (put.kind === 'stored') await dropUnused(keeper, [put.sha256]);
    throw new AppError('mirror.unreachable', { host: url.host });
  }
  return put;
}

/** Of large files, the hub tells the SHA-256 before it sends whoever asks elsewhere. */
function promisedHash({ firstHeaders }: PinnedAnswer): { sha256?: string } {
  const tag = firstHeaders['x-linked-etag'];
  const { success, data } = sha256Schema.safeParse(typeof tag === 'string' ? tag.replaceAll('"', '') : '');
  return success ? { sha256: data } : {};
}

/** False where somebody deleted the same content in this moment. */
async function keep(
  { keeper: { store, blobs } }: Mirror,
  address: string,
  { sha256, bytes }: MirroredFile,
): Promise<boolean> {
  return await store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    if (!(await blobs.has(sha256))) return false;
    await trx
      .insertInto('mirrored_files')
      .values({ address, sha256, bytes })
      .onConflict((conflict) => conflict.column('address').doUpdateSet({ sha256, bytes }))
      .execute();
    return true;
  });
}
