/** Of several windows that watch one run, one tells its result. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../core/tables/files/systemCode.ts';

const told = 'told';

/** True for the first who asks; for nobody where the mailbox was taken away. */
export async function claimResult(mailbox: string): Promise<boolean> {
  try {
    await writeFile(join(mailbox, told), '', { flag: 'wx' });
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw error;
  }
}

export function isTold(mailbox: string): boolean {
  return existsSync(join(mailbox, told));
}
