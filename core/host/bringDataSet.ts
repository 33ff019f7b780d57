/** Brings a file to a server as a data set of its own, unless it is there already. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type * as z from 'zod';
import { AppError, isAppError } from '../contract/errors/appError.ts';
import { dataSetPageSchema, dataSetSchema, uploadSchema } from '../contract/storedDataSet.ts';
import type { DataSetRef, StoredFile, Upload } from '../contract/storedDataSet.ts';
import { readFailure } from '../tables/files/fileFailure.ts';
import { askServer } from './askServer.ts';
import type { Question, ServerPlace } from './askServer.ts';
import { untilAnswered } from './untilAnswered.ts';
import type { Patience } from './untilAnswered.ts';

/** Of one piece, so that it arrives in time over a slow line too. */
const pieceBytes = 2 ** 20;

/** Fails with what reading the file or the server fails with; a server that is away is waited for. */
export async function bringDataSet(
  server: ServerPlace,
  path: string,
  patience: Patience,
): Promise<DataSetRef> {
  const ask = <A extends z.ZodType>(question: Omit<Question<A>, 'signal'>) =>
    untilAnswered((signal) => askServer(server, { ...question, signal }), patience);
  const file = await describe(path);
  const { dataSets } = await ask({ path: '/api/v1/data-sets', answer: dataSetPageSchema });
  for (const { id, versions } of dataSets) {
    const same = versions.find((version) => version.file.sha256 === file.sha256);
    if (same) return { id, version: same.version };
  }
  let upload = await ask({ path: '/api/v1/uploads', body: file, answer: uploadSchema });
  const at = `/api/v1/uploads/${upload.id}`;
  const input = await open(path);
  try {
    while (upload.received < file.bytes) {
      const bytes = await readPiece(input, upload);
      if (bytes.length === 0) throw new AppError('file.changed', { path });
      upload = await ask({
        path: `${at}/pieces?place=${upload.received}`,
        bytes,
        answer: uploadSchema,
      }).catch((error: unknown) => {
        // The answer to a piece was lost: the server tells how far it came.
        if (isAppError(error, 'upload.wrong_place')) return ask({ path: at, answer: uploadSchema });
        throw error;
      });
    }
  } finally {
    await input.close();
  }
  const purpose = { kind: 'newDataSet', name: file.fileName.slice(0, 100) };
  const { id } = await ask({ path: `${at}/finish`, body: purpose, answer: dataSetSchema });
  return { id, version: 1 };
}

async function readPiece(
  input: Awaited<ReturnType<typeof open>>,
  { received, mostPieceBytes }: Upload,
): Promise<Uint8Array<ArrayBuffer>> {
  const piece = new Uint8Array(Math.min(pieceBytes, mostPieceBytes));
  const { bytesRead } = await input.read(piece, 0, piece.length, received);
  return piece.subarray(0, bytesRead);
}

async function describe(path: string): Promise<StoredFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    throw readFailure(error, path);
  }
  return { sha256: hash.digest('hex'), bytes, fileName: basename(path) };
}
