/** Reads what a kernel tells into its mailbox, from the beginning, until its last word. */
import { open, readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import type { KernelAnswer } from '../contract/kernelAnswer.ts';
import { parseJson } from '../contract/parseJson.ts';
import { kernelEventSchema } from '../contract/runEvent.ts';
import type { KernelEvent } from '../contract/runEvent.ts';
import { systemCode } from '../tables/files/systemCode.ts';
import { isAlive } from './isAlive.ts';
import { mailboxPaths } from './mailbox.ts';
import type { PostedRequest } from './mailbox.ts';

const everyMs = 250;
/** A kernel needs a moment before it gives its first sign of life. */
const startMs = 30_000;
/** It gives one every two seconds; a computer that slept gets time to catch up. */
const silenceMs = 60_000;

export interface FollowOptions {
  readonly onEvent?: (event: KernelEvent) => void;
  /** Aborting ends the following, not the work: fails with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Fails with the kernel's AppError, or with `kernel.stopped` when it died before its last word. */
export async function followMailbox(
  folder: string,
  posted: PostedRequest,
  { onEvent, signal }: FollowOptions = {},
): Promise<KernelAnswer> {
  const output = new GrowingFile(mailboxPaths(folder).output);
  for (let isLast = false; ;) {
    signal?.throwIfAborted();
    for (const line of await output.readLines()) {
      const parsed = kernelEventSchema.safeParse(parseJson(line));
      if (!parsed.success || parsed.data.requestId !== posted.requestId) continue;
      const { event } = parsed.data;
      onEvent?.(parsed.data);
      if (event.kind === 'answered') return event.answer;
      if (event.kind === 'failed') throw fromWire(event.error);
    }
    if (isLast) throw new AppError('kernel.stopped', { exitCode: null, runFolder: runFolderOf(posted) });
    // What it told before it died is read before it is given up.
    isLast = !(await hasLife(folder));
    if (!isLast) await pause(everyMs, undefined, signal && { signal });
  }
}

/** Whether a kernel works on the mailbox, or is about to begin. */
export async function hasLife(folder: string): Promise<boolean> {
  const { alive, input } = mailboxPaths(folder);
  const sign = await lastSign(alive);
  if (sign) return isAlive(Number(await readFile(alive, 'utf8'))) && sign.ageMs < silenceMs;
  const request = await lastSign(input);
  return request !== undefined && request.ageMs < startMs;
}

async function lastSign(path: string): Promise<{ readonly ageMs: number } | undefined> {
  try {
    return { ageMs: Date.now() - (await stat(path)).mtimeMs };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function runFolderOf({ request }: PostedRequest): string | null {
  return request.kind === 'train' || request.kind === 'resume' ? request.runFolder : null;
}

/** A file that another process writes to the end of. */
class GrowingFile {
  readonly #path: string;
  #offset = 0;
  #rest = Buffer.alloc(0);

  constructor(path: string) {
    this.#path = path;
  }

  /** Lines that came since, without the one that is still being written. */
  async readLines(): Promise<string[]> {
    const grown = Buffer.concat([this.#rest, await this.#readNew()]);
    const end = grown.lastIndexOf(10) + 1;
    this.#rest = grown.subarray(end);
    return grown.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
  }

  async #readNew(): Promise<Buffer> {
    try {
      const file = await open(this.#path, 'r');
      try {
        const { size } = await file.stat();
        const buffer = Buffer.alloc(Math.max(0, size - this.#offset));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, this.#offset);
        this.#offset += bytesRead;
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    } catch (error) {
      // The kernel has not begun yet.
      if (systemCode(error) === 'ENOENT') return Buffer.alloc(0);
      throw error;
    }
  }
}
