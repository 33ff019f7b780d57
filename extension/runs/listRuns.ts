/** The runs that were started here, whatever became of them: one for each run folder, those at work and the newest first. */
import { basename } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { readMailbox } from '../../core/host/readMailbox.ts';
import type { MailboxState } from '../../core/host/readMailbox.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import type { ListedState } from '../../core/text/areas/extensionTexts.ts';
import { mailboxesIn } from './postedRuns.ts';

export type RunRequest = Extract<KernelRequest, { kind: 'train' | 'resume' }>;

export interface ListedRun {
  /** Of its newest request. */
  readonly mailbox: MailboxState;
  readonly request: RunRequest;
  readonly runFolder: string;
  /** Name of the spreadsheet where it is known, or of the folder. */
  readonly name: string;
  readonly state: ListedState;
  /** On test, of what was delivered. */
  readonly accuracy: number | undefined;
}

/** `isWanted` sees the folder of a mailbox before anything in it is read. */
export async function listRuns(
  mailboxes: string,
  isWanted: (mailbox: string) => boolean | Promise<boolean> = () => true,
): Promise<ListedRun[]> {
  const read: (ListedRun | undefined)[] = [];
  // One after the other: what a long run told is large.
  for (const folder of await mailboxesIn(mailboxes)) {
    if (await isWanted(folder)) read.push(await readRunMailbox(folder));
  }
  const newestFirst = read
    .filter((run) => run !== undefined)
    .sort((a, b) => rank(a) - rank(b) || since(b) - since(a));
  const seen = new Set<string>();
  return newestFirst.filter(({ runFolder }) => !seen.has(runFolder) && seen.add(runFolder));
}

const refusals: ReadonlySet<string> = new Set<ErrorCode>([
  'run.in_use',
  'run.already_finished',
  'folder.not_empty',
]);

/** What is at work comes first; a request that was refused because of another says nothing about the run. */
function rank({ state, mailbox: { end } }: ListedRun): number {
  if (state === 'working') return 0;
  return end.kind === 'failed' && refusals.has(end.error.code) ? 2 : 1;
}

/** Where the kernel never said a word: long ago, for all that is known. */
function since({ mailbox }: ListedRun): number {
  return mailbox.startedAt ?? 0;
}

/** Undefined where the folder holds no run. */
export async function readRunMailbox(folder: string): Promise<ListedRun | undefined> {
  let mailbox: MailboxState;
  try {
    mailbox = await readMailbox(folder);
  } catch (error) {
    // Somebody tidied up, or put something else there.
    if (error instanceof AppError || systemCode(error) !== undefined) return undefined;
    throw error;
  }
  const { request } = mailbox.posted;
  if (request.kind !== 'train' && request.kind !== 'resume') return undefined;
  const { end, progress } = mailbox;
  return {
    mailbox,
    request,
    runFolder: request.runFolder,
    name: progress.dataset?.fileName ?? nameOf(request),
    state: stateOf(mailbox),
    accuracy:
      end.kind === 'answered' && end.answer.kind === 'trained'
        ? end.answer.evaluation.test.accuracy
        : undefined,
  };
}

function nameOf(request: RunRequest): string {
  return basename(request.kind === 'train' ? request.config.data.path : request.runFolder);
}

function stateOf({ end }: MailboxState): ListedState {
  switch (end.kind) {
    case 'working':
      return 'working';
    case 'died':
      return 'interrupted';
    case 'failed':
      return 'failed';
    case 'answered':
      return end.answer.kind === 'trained' && !end.answer.stoppedEarly ? 'finished' : 'stopped';
  }
}
