/**
 * A conversation with a kernel that outlives its host, kept in a folder: what a host says goes to the end of one file,
 * what the kernel tells to the end of another, line by line as over standard input and output. Hosts come and go; each
 * reads from the beginning what was told before it came.
 */
import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../contract/errors/appError.ts';
import { kernelLineSchema } from '../contract/kernelRequest.ts';
import type { KernelControl, KernelLine, KernelRequest } from '../contract/kernelRequest.ts';
import { parseJson } from '../contract/parseJson.ts';
import { writeFailure } from '../tables/files/fileFailure.ts';
import { systemCode } from '../tables/files/systemCode.ts';

export interface MailboxPaths {
  /** Lines for the kernel: one request, then controls. */
  readonly input: string;
  /** Lines of the kernel: numbered events, the last one an answer or a failure. */
  readonly output: string;
  /** Process number of the kernel; touched every few seconds while it lives. */
  readonly alive: string;
  /** Technical log. */
  readonly log: string;
  /** What Node and native code say before they die, or instead of beginning. */
  readonly lastWords: string;
}

export function mailboxPaths(folder: string): MailboxPaths {
  return {
    input: join(folder, 'in.jsonl'),
    output: join(folder, 'out.jsonl'),
    alive: join(folder, 'alive'),
    log: join(folder, 'kernel.log'),
    lastWords: join(folder, 'last-words.log'),
  };
}

export interface PostedRequest {
  readonly requestId: string;
  readonly request: KernelRequest;
}

/** Makes the folder, which only this user may open, with the request in it. Throws `disk.full` or `folder.not_writable`. */
export async function postRequest(folder: string, request: KernelRequest): Promise<PostedRequest> {
  const requestId = randomUUID();
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder, { mode: 0o700 });
    await post(folder, { type: 'request', requestId, request });
  } catch (error) {
    throw writeFailure(error, folder);
  }
  return { requestId, request };
}

/** A word to the work under way; one that comes too late is never read. Throws `run.not_found` where the mailbox is gone. */
export async function postControl(
  folder: string,
  { requestId }: Pick<PostedRequest, 'requestId'>,
  control: KernelControl,
): Promise<void> {
  try {
    await post(folder, { type: 'control', requestId, control });
  } catch (error) {
    if (systemCode(error) === 'ENOENT')
      throw new AppError('run.not_found', { path: folder }, { cause: error });
    throw writeFailure(error, folder);
  }
}

/** Throws `run.not_found` where the folder is no mailbox. */
export async function readPosted(folder: string): Promise<PostedRequest> {
  const { input } = mailboxPaths(folder);
  try {
    const [first = ''] = (await readFile(input, 'utf8')).split('\n');
    const line = kernelLineSchema.parse(parseJson(first));
    if (line.type !== 'request') throw new Error('the first line is no request');
    const { requestId, request } = line;
    return { requestId, request };
  } catch (cause) {
    throw new AppError('run.not_found', { path: folder }, { cause });
  }
}

export async function removeMailbox(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** One write, so that lines of several hosts do not mix. */
async function post(folder: string, line: KernelLine): Promise<void> {
  await appendFile(mailboxPaths(folder).input, `${JSON.stringify(line)}\n`, { mode: 0o600 });
}
