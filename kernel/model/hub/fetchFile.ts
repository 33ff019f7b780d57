/**
 * One file of the hub on the disk: resumed where an earlier attempt stopped, checked by its hash, and only then given
 * its name. What is unfinished lies beside it as `NAME.part`, the ETag it came under in `NAME.part.etag`.
 */
import { open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { renamePatiently } from '../../../core/tables/files/renamePatiently.ts';
import { writeFailure } from '../../../core/tables/files/fileFailure.ts';
import { checkAnswer } from './checkAnswer.ts';
import { parseContentHash } from './contentHash.ts';
import type { ContentHash } from './contentHash.ts';
import { hasContent } from './hasContent.ts';
import { httpGet } from './httpGet.ts';
import type { HttpAnswer } from './httpGet.ts';
import { keepArrived } from './keepArrived.ts';
import type { HubFile } from './listModel.ts';
import type { Network } from './network.ts';
import { DiskFailure, retrying } from './retrying.ts';

export interface FileRequest {
  readonly file: HubFile;
  readonly url: URL;
  readonly repository: string;
  /** Absolute path of the finished file. */
  readonly path: string;
  /** Bytes of the file that are on this computer. */
  readonly onProgress: (doneBytes: number) => void;
}

export interface FetchedFile {
  readonly size: number;
  readonly hash: ContentHash;
}

/**
 * Throws hub.* codes, disk.full, folder.not_writable and the signal's reason. A content that does not have the hash that
 * was promised is thrown away and fetched once more from its start, then given up as hub.download_damaged.
 */
export async function fetchFile(request: FileRequest, network: Network): Promise<FetchedFile> {
  const part = `${request.path}.part`;
  for (let attempt = 0; attempt < 2; attempt++) {
    let done = await sizeOf(part);
    const startedAt = done;
    const expected = await retrying(
      () =>
        fetchRest(request, part, {
          network,
          onBytes: (size) => {
            done = size;
            request.onProgress(size);
          },
        }),
      { url: request.url, network, progress: () => done - startedAt },
    );
    if (await hasContent(part, expected, network.signal)) {
      await onDisk(part, request.path);
      return expected;
    }
    await discard(part);
  }
  throw new AppError('hub.download_damaged', { file: request.file.name });
}

interface Transfer {
  readonly network: Network;
  readonly onBytes: (size: number) => void;
}

/** Brings what is missing; returns what the whole file must be. */
async function fetchRest(request: FileRequest, part: string, transfer: Transfer): Promise<FetchedFile> {
  const { file, url, repository } = request;
  const have = await sizeOf(part);
  if (file.hash && file.size !== undefined && have === file.size) return { size: file.size, hash: file.hash };
  const answer = await httpGet(url, await resumeHeaders(part, have), transfer.network);
  if (answer.status === 416) {
    // More is here than the hub has: it is something else.
    answer.body.destroy();
    await discard(part);
    return await fetchRest(request, part, transfer);
  }
  checkAnswer(answer, { url, repository });
  const pieces = keepArrived(answer.body);
  const start = continuedAt(answer, have);
  const promised = promiseOf(file, answer, start);
  await rememberTag(part, answer);
  await appendBody(answer, pieces, { part, start, size: promised.size, onBytes: transfer.onBytes });
  return promised;
}

async function resumeHeaders(part: string, have: number): Promise<Record<string, string>> {
  if (have === 0) return {};
  const tag = await readFile(tagPath(part), 'utf8').catch(() => '');
  return { range: `bytes=${have}-`, ...(tag === '' ? {} : { 'if-range': tag }) };
}

/** Where the body belongs: behind what is here if the server goes on there, else at the start. */
function continuedAt({ status, headers }: HttpAnswer, have: number): number {
  const range = /^bytes (\d+)-/.exec(headers['content-range'] ?? '');
  return status === 206 && Number(range?.[1]) === have ? have : 0;
}

function promiseOf(file: HubFile, { headers, firstHeaders }: HttpAnswer, start: number): FetchedFile {
  const length = headers['content-length'];
  const announced = length === undefined ? undefined : start + Number(length);
  const linked = firstHeaders['x-linked-size'];
  const size = file.size ?? (linked === undefined ? announced : Number(linked));
  const tag = firstHeaders['x-linked-etag'] ?? firstHeaders.etag;
  const hash = file.hash ?? parseContentHash(typeof tag === 'string' ? tag : undefined);
  // What nobody promised anything about cannot be checked, and is not taken.
  if (hash === undefined || size === undefined)
    throw new AppError('hub.download_damaged', { file: file.name });
  return { size, hash };
}

/** Only strong tags may say that a content is the same to the byte (RFC 9110, section 13.1.5). */
async function rememberTag(part: string, { headers }: HttpAnswer): Promise<void> {
  const tag = headers.etag?.startsWith('W/') === true ? undefined : headers.etag;
  await onWriting(part, () =>
    tag === undefined ? rm(tagPath(part), { force: true }) : writeFile(tagPath(part), tag),
  );
}

async function appendBody(
  answer: HttpAnswer,
  pieces: AsyncIterable<Buffer>,
  place: { part: string; start: number; size: number; onBytes: Transfer['onBytes'] },
): Promise<void> {
  const { part, start, size, onBytes } = place;
  const file = await onWriting(part, async () => {
    const opened = await open(part, 'a');
    await truncate(part, start);
    return opened;
  });
  let done = start;
  try {
    for await (const bytes of pieces) {
      await onWriting(part, () => file.appendFile(bytes));
      done += bytes.length;
      onBytes(done);
      // A server that never ends must not fill the disk: the hash will not fit.
      if (done > size) break;
    }
    await onWriting(part, () => file.sync());
  } finally {
    answer.body.destroy();
    await file.close();
  }
  // A body that is as short as it announced is not cut off: its hash will not fit.
  const isWhole = done - start === Number(answer.headers['content-length']);
  if (done < size && !isWhole) throw new Error(`the body ended after ${done} of ${size} bytes`);
}

async function onDisk(part: string, path: string): Promise<void> {
  await renamePatiently(part, path).catch((error: unknown) => {
    throw writeFailure(error, path);
  });
  await rm(tagPath(part), { force: true });
}

async function discard(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(tagPath(part), { force: true });
}

async function onWriting<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const failure = writeFailure(error, path);
    throw failure instanceof AppError ? failure : new DiskFailure('', { cause: failure });
  }
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

const tagPath = (part: string): string => `${part}.etag`;
