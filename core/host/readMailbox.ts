/** What a mailbox tells at this moment: how far its request is, and its last word. */
import type { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import type { KernelAnswer } from '../contract/kernelAnswer.ts';
import { applyEvent, noProgress } from '../training/runProgress.ts';
import type { RunProgress } from '../training/runProgress.ts';
import { hasLife } from './hasLife.ts';
import { readPosted } from './mailbox.ts';
import type { PostedRequest } from './mailbox.ts';
import { MailboxOutput } from './mailboxOutput.ts';

export interface MailboxState {
  readonly folder: string;
  readonly posted: PostedRequest;
  readonly progress: RunProgress;
  /** Milliseconds since 1970; undefined before the kernel said anything. */
  readonly startedAt: number | undefined;
  readonly end: MailboxEnd;
}

export type MailboxEnd =
  | { readonly kind: 'working' }
  | { readonly kind: 'answered'; readonly answer: KernelAnswer }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** The kernel ended without a last word. */
  | { readonly kind: 'died' };

/** Throws `run.not_found` where the folder is no mailbox. */
export async function readMailbox(folder: string): Promise<MailboxState> {
  const posted = await readPosted(folder);
  // Asked first: a kernel that ends meanwhile has said its last word before.
  const isWorking = await hasLife(folder);
  let progress = noProgress;
  let startedAt: number | undefined;
  let end: MailboxEnd = { kind: isWorking ? 'working' : 'died' };
  for (const told of await new MailboxOutput(folder, posted).readNew()) {
    progress = applyEvent(progress, told);
    startedAt ??= told.at;
    if (told.event.kind === 'answered') end = { kind: 'answered', answer: told.event.answer };
    if (told.event.kind === 'failed') end = { kind: 'failed', error: fromWire(told.event.error) };
  }
  return { folder, posted, progress, startedAt, end };
}
