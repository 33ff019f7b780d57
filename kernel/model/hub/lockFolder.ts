/**
 * One process at a time in a folder: a lock file that its holder keeps touching. A lock whose process is gone, or that
 * nobody touched for a minute (another computer, on a shared disk), is taken over.
 */
import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { parseJson } from '../../../core/contract/parseJson.ts';
import { systemCode } from '../../../core/tables/files/systemCode.ts';
import { writeFailure } from '../../../core/tables/files/fileFailure.ts';

const touchEveryMs = 10_000;
const staleAfterMs = 60_000;
const lookEveryMs = 200;

const holderSchema = z.object({ host: z.string(), processId: z.int().positive(), id: z.string() });

/** Runs `work` while holding the lock at `path`, after waiting for it. Throws folder.not_writable and the signal's reason. */
export async function withLock<T>(
  path: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const id = randomUUID();
  while (!(await tryLock(path, id))) {
    if (await isAbandoned(path)) await takeAway(path);
    else await setTimeout(lookEveryMs);
    signal?.throwIfAborted();
  }
  const touching = setInterval(() => {
    const now = new Date();
    // Whether the lock can be touched does not matter to the work: its results are checked by their hashes.
    utimes(path, now, now).catch(() => undefined);
  }, touchEveryMs);
  touching.unref();
  try {
    return await work();
  } finally {
    clearInterval(touching);
    if ((await readHolder(path))?.id === id) await rm(path, { force: true });
  }
}

async function tryLock(path: string, id: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(JSON.stringify({ host: hostname(), processId: pid, id }));
    await file.close();
    return true;
  } catch (error) {
    // Windows says EPERM while a lock is being removed.
    if (systemCode(error) === 'EEXIST' || (systemCode(error) === 'EPERM' && (await isThere(path))))
      return false;
    throw writeFailure(error, path);
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const touched = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
  if (touched === undefined) return false;
  if (Date.now() - touched > staleAfterMs) return true;
  const holder = await readHolder(path);
  return holder?.host === hostname() && holder.processId !== pid && !isAlive(holder.processId);
}

/** Renaming lets only one of several waiting processes take an abandoned lock away. */
async function takeAway(path: string): Promise<void> {
  const away = `${path}.${randomUUID()}`;
  await rename(path, away).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw writeFailure(error, path);
  });
  await rm(away, { force: true });
}

async function readHolder(path: string): Promise<z.infer<typeof holderSchema> | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return holderSchema.safeParse(parseJson(text)).data;
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

function isAlive(processId: number): boolean {
  try {
    kill(processId, 0); // Signal 0 only asks.
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
