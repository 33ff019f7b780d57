/** Whether a kernel works on a mailbox: its process is there, and gives signs. */
import { readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { systemCode } from '../tables/files/systemCode.ts';
import { isAlive } from './isAlive.ts';
import { mailboxPaths } from './mailbox.ts';

/** A kernel needs a moment before it gives its first sign of life. */
const startMs = 30_000;
/** It gives one every two seconds; a disk whose clock is another gets time. */
const silenceMs = 300_000;
const everyMs = 250;
const usualPatienceMs = 5000;

export interface LifeOptions {
  /** How long the next sign is waited for where the last one tells nothing. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** True also where a kernel is about to begin. */
export async function hasLife(folder: string, options: LifeOptions = {}): Promise<boolean> {
  const { alive, input } = mailboxPaths(folder);
  const sign = await lastSign(alive);
  if (sign === undefined) {
    const request = await lastSign(input);
    return request !== undefined && isFresh(request, startMs);
  }
  if (!isAlive(await processIn(alive))) return false;
  return isFresh(sign, silenceMs) || hasNewSign(alive, sign, options);
}

/**
 * A sign may be old because the computer slept or its clock was set, and the kernel has not had its turn since; or because
 * the kernel is gone and its number went to another process. The next sign tells.
 */
async function hasNewSign(
  alive: string,
  before: number,
  { patienceMs = usualPatienceMs, signal }: LifeOptions,
): Promise<boolean> {
  // Turns are counted: a clock is what cannot be trusted here.
  for (let turns = Math.ceil(patienceMs / everyMs); turns > 0; turns--) {
    await pause(everyMs, undefined, signal && { signal });
    const now = await lastSign(alive);
    if (now !== before) return now !== undefined;
  }
  return false;
}

/** A clock that was set back makes what was just written lie in the future. */
function isFresh(time: number, limitMs: number): boolean {
  return Math.abs(Date.now() - time) < limitMs;
}

/** Milliseconds since 1970; undefined where the file is not there. */
async function lastSign(path: string): Promise<number | undefined> {
  return unlessGone(async () => (await stat(path)).mtimeMs);
}

async function processIn(alive: string): Promise<number> {
  return Number(await unlessGone(() => readFile(alive, 'utf8')));
}

async function unlessGone<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
