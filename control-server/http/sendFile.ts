/** A file as an answer, whole or from a byte on, so that a client whose line broke need not begin again. */
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { StoredFile } from '../../core/contract/storedDataSet.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import type { BlobStore, ByteRange } from '../blobs/blobStore.ts';

export class FileAnswer {
  readonly file: StoredFile;
  readonly #blobs: Pick<BlobStore, 'get'>;

  constructor(blobs: Pick<BlobStore, 'get'>, file: StoredFile) {
    this.file = file;
    this.#blobs = blobs;
  }

  /** Left out: the whole, checked by its hash on its way. */
  open(range?: ByteRange): Promise<Readable> {
    return this.#blobs.get(this.file.sha256, range);
  }
}

export const fileAnswerSchema = z.instanceof(FileAnswer);

export async function sendFile(request: Request, response: Response, answer: FileAnswer): Promise<void> {
  const { bytes, fileName, sha256 } = answer.file;
  const asked = firstByte(request.headers.range, bytes);
  const range = { first: asked ?? 0, last: bytes - 1 };
  const content = await answer.open(asked === undefined ? undefined : range);
  if (asked !== undefined) {
    response.status(206).setHeader('Content-Range', `bytes ${range.first}-${range.last}/${bytes}`);
  }
  // Never shown as a page, whatever is in it.
  response
    .attachment(fileName)
    .type('application/octet-stream')
    .set({
      'Content-Length': String(range.last - range.first + 1),
      'Accept-Ranges': 'bytes',
      ETag: `"${sha256}"`,
    });
  try {
    await pipeline(content, response);
  } catch (error) {
    // Whoever asked has gone: there is nobody to tell.
    if (systemCode(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

/** Of `bytes=N-`. Undefined for anything else: HTTP lets a server answer that with the whole. */
function firstByte(header: string | undefined, bytes: number): number | undefined {
  const first = Number(/^bytes=(\d{1,15})-$/u.exec(header ?? '')?.[1] ?? Number.NaN);
  return first < bytes ? first : undefined;
}
