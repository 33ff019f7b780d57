/** The runs that were started here, whatever became of them: one for each run folder, the newest first. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { readMailbox } from '../../core/host/readMailbox.ts';
import type { MailboxState } from '../../core/host/readMailbox.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import type { ListedState } from '../../core/text/areas/extensionTexts.ts';

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
  isWanted: (mailbox: string) => boolean = () => true,
): Promise<ListedRun[]> {
  const folders = (await foldersIn(mailboxes)).map((name) => join(mailboxes, name)).filter(isWanted);
  const read = await Promise.all(folders.map(readRunMailbox));
  const newestFirst = read
    .filter((run) => run !== undefined)
    .sort((a, b) => (b.mailbox.startedAt ?? Infinity) - (a.mailbox.startedAt ?? Infinity));
  const seen = new Set<string>();
  return newestFirst.filter(({ runFolder }) => !seen.has(runFolder) && seen.add(runFolder));
}

async function foldersIn(mailboxes: string): Promise<string[]> {
  try {
    return await readdir(mailboxes);
  } catch (error) {
    // No run was ever started.
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Undefined where the folder holds no run. */
export async function readRunMailbox(folder: string): Promise<ListedRun | undefined> {
  let mailbox: MailboxState;
  try {
    mailbox = await readMailbox(folder);
  } catch (error) {
    // Somebody tidied up, or put something else there.
    if (error instanceof AppError) return undefined;
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
