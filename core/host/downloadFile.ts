/** A file of a server, on this computer: taken up where the line broke, and there only when its hash is right. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../contract/errors/appError.ts';
import { writeFailure } from '../tables/files/fileFailure.ts';
import { streamFromServer } from './askServer.ts';
import type { ServerPlace } from './askServer.ts';
import { untilAnswered } from './untilAnswered.ts';
import type { Patience } from './untilAnswered.ts';

export interface Download extends Patience {
  readonly server: ServerPlace;
  /** Of the address, with what the server wants to know. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Where it is laid, and what it is called there. */
  readonly target: string;
  /** For people. */
  readonly fileName: string;
}

/** Fails with what the server refuses, `worker.data_damaged`, `disk.full` or `folder.not_writable`. */
export async function downloadFile(download: Download): Promise<void> {
  const { target, signal } = download;
  // Of its own: several may fetch the same file.
  const draft = join(dirname(target), `.${randomUUID()}.draft`);
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const output = await open(draft, 'wx', 0o600);
    try {
      await receive(download, output);
      await output.sync();
    } finally {
      await output.close();
    }
    await rename(draft, target);
  } catch (error) {
    if (signal.aborted || error instanceof AppError) throw error;
    throw writeFailure(error, target);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A connection that breaks off is taken up where it broke. */
async function receive(
  { server, path, bytes, sha256, fileName, ...patience }: Download,
  output: FileHandle,
): Promise<void> {
  const hash = createHash('sha256');
  let got = 0;
  await untilAnswered(async (signal) => {
    if (got === bytes) return;
    for await (const piece of streamFromServer(server, { path, from: got, signal })) {
      await output.write(piece);
      hash.update(piece);
      got += piece.length;
      if (got > bytes) throw new AppError('worker.data_damaged', { fileName });
    }
  }, patience);
  if (got !== bytes || hash.digest('hex') !== sha256) throw new AppError('worker.data_damaged', { fileName });
}
