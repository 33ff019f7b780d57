/** Reads what a kernel tells into its mailbox, from the beginning, until its last word. */
import { readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import type { KernelAnswer } from '../contract/kernelAnswer.ts';
import type { KernelEvent } from '../contract/runEvent.ts';
import { systemCode } from '../tables/files/systemCode.ts';
import { isAlive } from './isAlive.ts';
import { mailboxPaths } from './mailbox.ts';
import type { PostedRequest } from './mailbox.ts';
import { MailboxOutput } from './mailboxOutput.ts';

const everyMs = 250;
/** A kernel needs a moment before it gives its first sign of life. */
const startMs = 30_000;
/** It gives one every two seconds; a computer that slept, or a disk whose clock is another, gets time. */
const silenceMs = 300_000;

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
  const output = new MailboxOutput(folder, posted);
  for (let isLast = false; ;) {
    signal?.throwIfAborted();
    for (const told of await output.readNew()) {
      const { event } = told;
      onEvent?.(told);
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
