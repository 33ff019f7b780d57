/** Sends files of a job to the server, piece by piece: what it has already is not sent again. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import * as z from 'zod';
import { pieceBytes } from '../../core/contract/bundle.ts';
import type { BundleFile, BundlePurpose } from '../../core/contract/bundle.ts';
import { announcedSchema, bundleFinishedSchema } from '../../core/contract/bundleProtocol.ts';
import { askServer } from '../../core/host/askServer.ts';
import type { Question, ServerPlace } from '../../core/host/askServer.ts';
import { untilAnswered } from '../../core/host/untilAnswered.ts';
import type { Patience } from '../../core/host/untilAnswered.ts';
import { readFailure } from '../../core/tables/files/fileFailure.ts';
import type { HeldJob } from './leaseClient.ts';

/** A file of this computer, and what it is called in the bundle (with forward slashes). */
export interface LocalFile {
  readonly path: string;
  readonly name: string;
}

export interface BundleSending extends Patience {
  readonly server: ServerPlace;
  readonly held: HeldJob;
}

/** A server puts a large model together while it answers. */
const finishMs = 60_000;

/** The version of a model that was published, otherwise null. Fails with what the server or reading the files fails with. */
export async function sendBundle(
  purpose: BundlePurpose,
  locals: readonly LocalFile[],
  { server, held, ...patience }: BundleSending,
): Promise<number | null> {
  const ask = <A extends z.ZodType>(question: Omit<Question<A>, 'signal'>) =>
    untilAnswered((signal) => askServer(server, { ...question, signal }), patience);
  const { token } = held;
  const at = `/api/v1/worker/jobs/${encodeURIComponent(held.jobId)}/bundles`;
  const files: BundleFile[] = [];
  for (const local of locals) files.push(await describe(local));
  const { bundleId, missing } = await ask({
    path: at,
    body: { token, purpose, files },
    answer: announcedSchema,
  });
  const wanted = new Set(missing);
  for (const [i, { path }] of locals.entries()) {
    for (const [place, sha256] of (files[i]?.pieces ?? []).entries()) {
      if (!wanted.delete(sha256)) continue;
      await ask({
        path: `${at}/${bundleId}/pieces/${sha256}?token=${token}`,
        bytes: await pieceOf(path, place),
        answer: z.strictObject({}),
      });
    }
  }
  const { version } = await ask({
    path: `${at}/${bundleId}/finish`,
    body: { token },
    answer: bundleFinishedSchema,
    patienceMs: finishMs,
  });
  return version;
}

async function describe({ path, name }: LocalFile): Promise<BundleFile> {
  return await reading(path, async (file) => {
    const whole = createHash('sha256');
    const pieces: string[] = [];
    let bytes = 0;
    for (;;) {
      const piece = await readPiece(file, pieces.length);
      if (piece.length === 0) break;
      whole.update(piece);
      pieces.push(createHash('sha256').update(piece).digest('hex'));
      bytes += piece.length;
    }
    return { name, bytes, sha256: whole.digest('hex'), pieces };
  });
}

function pieceOf(path: string, place: number): Promise<Uint8Array<ArrayBuffer>> {
  return reading(path, (file) => readPiece(file, place));
}

async function readPiece(file: FileHandle, place: number): Promise<Uint8Array<ArrayBuffer>> {
  const piece = new Uint8Array(pieceBytes);
  let got = 0;
  while (got < pieceBytes) {
    const { bytesRead } = await file.read(piece, got, pieceBytes - got, place * pieceBytes + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return piece.subarray(0, got);
}

async function reading<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    const file = await open(path, 'r');
    try {
      return await use(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readFailure(error, path);
  }
}
