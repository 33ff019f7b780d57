/**
 * Of several windows that watch one run, one tells its result; where that window was closed before anybody reacted, the
 * next one does. A claim is a file that only one can make; who follows a window that is gone makes one named after it.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pid } from 'node:process';
import { isAlive } from '../../core/host/isAlive.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

const firstClaim = 'told';
const seen = 'told.seen';

/** True for the first who asks, and for the first after one that is gone; for nobody where the mailbox was taken away. */
export async function claimResult(mailbox: string): Promise<boolean> {
  if (existsSync(join(mailbox, seen))) return false;
  for (let name = firstClaim; ;) {
    try {
      await writeFile(join(mailbox, name), String(pid), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      const code = systemCode(error);
      if (code === undefined) throw error;
      if (code === 'ENOENT') return false;
      // Told twice is better than never, where the disk takes no claim.
      if (code !== 'EEXIST') return true;
    }
    const holder = await holderOf(join(mailbox, name));
    if (!isGone(holder)) return false;
    name = claimAfter(holder);
  }
}

/** Somebody answered it, or put it away. */
export async function markSeen(mailbox: string): Promise<void> {
  try {
    await writeFile(join(mailbox, seen), '', { mode: 0o600 });
  } catch (error) {
    // Told again then.
    if (systemCode(error) === undefined) throw error;
  }
}

/** Somebody saw it, or may see it now in another window. */
export async function isTold(mailbox: string): Promise<boolean> {
  if (existsSync(join(mailbox, seen))) return true;
  for (let name = firstClaim; existsSync(join(mailbox, name));) {
    const holder = await holderOf(join(mailbox, name));
    if (!isGone(holder)) return true;
    name = claimAfter(holder);
  }
  return false;
}

function claimAfter(holder: number): string {
  return `${firstClaim}.after-${holder}`;
}

/** 0 where the claim is being written. */
async function holderOf(path: string): Promise<number> {
  try {
    return Number(await readFile(path, 'utf8'));
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return 0;
  }
}

function isGone(holder: number): boolean {
  return Number.isInteger(holder) && holder > 0 && holder !== pid && !isAlive(holder);
}
