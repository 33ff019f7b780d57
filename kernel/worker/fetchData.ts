/** The file of a job's data set, on this computer: fetched once, whatever happens on the way, and checked by its hash. */
import { createHash, randomUUID } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { StoredFile } from '../../core/contract/storedDataSet.ts';
import { streamFromServer } from '../../core/host/askServer.ts';
import type { ServerPlace } from '../../core/host/askServer.ts';
import { untilAnswered } from '../../core/host/untilAnswered.ts';
import type { Patience } from '../../core/host/untilAnswered.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import type { HeldJob } from './leaseClient.ts';

export interface DataFetch extends Patience {
  readonly server: ServerPlace;
  readonly held: HeldJob;
  readonly workerFolder: string;
}

/** The path. Fails with what the server refuses, `worker.data_damaged`, `disk.full` or `folder.not_writable`. */
export async function fetchData(file: StoredFile, fetching: DataFetch): Promise<string> {
  const folder = join(fetching.workerFolder, 'data', file.sha256);
  const path = join(folder, file.fileName);
  if (existsSync(path)) return path;
  // Of its own: several workers may fetch the same file.
  const draft = join(folder, `.${randomUUID()}.draft`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const output = await open(draft, 'wx', 0o600);
    try {
      await download(file, output, fetching);
      await output.sync();
    } finally {
      await output.close();
    }
    await rename(draft, path);
    return path;
  } catch (error) {
    if (fetching.signal.aborted || error instanceof AppError) throw error;
    throw writeFailure(error, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A connection that breaks off is taken up where it broke. */
async function download(
  { sha256, bytes, fileName }: StoredFile,
  output: FileHandle,
  { server, held, ...patience }: DataFetch,
): Promise<void> {
  const got: { bytes: number; readonly hash: Hash } = { bytes: 0, hash: createHash('sha256') };
  const path = `/api/v1/worker/blobs/${sha256}?jobId=${encodeURIComponent(held.jobId)}&token=${held.token}`;
  await untilAnswered(async (signal) => {
    if (got.bytes === bytes) return;
    for await (const piece of streamFromServer(server, { path, from: got.bytes, signal })) {
      await output.write(piece);
      got.hash.update(piece);
      got.bytes += piece.length;
      if (got.bytes > bytes) throw new AppError('worker.data_damaged', { fileName });
    }
  }, patience);
  if (got.bytes !== bytes || got.hash.digest('hex') !== sha256)
    throw new AppError('worker.data_damaged', { fileName });
}
