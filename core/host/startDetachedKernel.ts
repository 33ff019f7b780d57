/** Starts a kernel that answers what lies in a mailbox, and goes on when its host ends. */
import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { execPath } from 'node:process';
import { AppError } from '../contract/errors/appError.ts';
import { writeFailure } from '../tables/files/fileFailure.ts';
import { programPath } from '../tables/programPath.ts';
import { mailboxPaths } from './mailbox.ts';

export interface DetachedOptions {
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the kernel program; left out: the built one. */
  readonly program?: string;
}

/** Resolves once the process is there. Throws `kernel.stopped` where the system starts none, `disk.full` or `folder.not_writable`. */
export async function startDetachedKernel(
  folder: string,
  { env, program = programPath('kernel') }: DetachedOptions,
): Promise<void> {
  const lastWords = await openToAppend(mailboxPaths(folder).lastWords);
  try {
    const child = spawn(execPath, [program, '--mailbox', folder], {
      stdio: ['ignore', 'ignore', lastWords.fd],
      windowsHide: true,
      detached: true,
      env: { ...env },
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) => {
        reject(new AppError('kernel.stopped', { exitCode: null, runFolder: null }, { cause }));
      });
    });
    child.unref();
  } finally {
    await lastWords.close();
  }
}

async function openToAppend(path: string): ReturnType<typeof open> {
  try {
    return await open(path, 'a', 0o600);
  } catch (error) {
    throw writeFailure(error, path);
  }
}
