/** Which run folders were asked for, without reading what came of them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { readPosted } from '../../core/host/mailbox.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

export interface PostedRun {
  /** Folder of the mailbox. */
  readonly mailbox: string;
  readonly runFolder: string;
}

export async function postedRuns(mailboxes: string): Promise<PostedRun[]> {
  const folders = await mailboxesIn(mailboxes);
  const posted = await Promise.all(folders.map(postedRun));
  return posted.filter((run) => run !== undefined);
}

/** Folders below the one that holds all mailboxes. */
export async function mailboxesIn(mailboxes: string): Promise<string[]> {
  try {
    return (await readdir(mailboxes)).map((name) => join(mailboxes, name));
  } catch (error) {
    // No run was ever started.
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function postedRun(mailbox: string): Promise<PostedRun | undefined> {
  try {
    const { request } = await readPosted(mailbox);
    if (request.kind !== 'train' && request.kind !== 'resume') return undefined;
    return { mailbox, runFolder: request.runFolder };
  } catch (error) {
    // Somebody tidied up, or put something else there.
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
