/** Reads what a kernel tells into its mailbox, from the beginning, until its last word. */
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import type { KernelAnswer } from '../contract/kernelAnswer.ts';
import type { KernelEvent } from '../contract/runEvent.ts';
import { hasLife } from './hasLife.ts';
import type { PostedRequest } from './mailbox.ts';
import { MailboxOutput } from './mailboxOutput.ts';

const everyMs = 250;
/** Giving a run up is for good: after a long sleep everything on a computer is slow. */
const patienceMs = 60_000;

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
    const news = await output.readNew();
    for (const told of news) {
      const { event } = told;
      onEvent?.(told);
      if (event.kind === 'answered') return event.answer;
      if (event.kind === 'failed') throw fromWire(event.error);
    }
    if (isLast) throw new AppError('kernel.stopped', { exitCode: null, runFolder: runFolderOf(posted) });
    // What it told before it died is read before it is given up.
    isLast = news.length === 0 && !(await hasLife(folder, { patienceMs, signal }));
    if (!isLast) await pause(everyMs, undefined, signal && { signal });
  }
}

function runFolderOf({ request }: PostedRequest): string | null {
  return request.kind === 'train' || request.kind === 'resume' ? request.runFolder : null;
}
