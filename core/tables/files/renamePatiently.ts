/** Renames a file or folder, waiting a moment where something else holds it. */
import { rename } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { systemCode } from './systemCode.ts';

/** On Windows a virus scanner may hold either file for a moment. */
export async function renamePatiently(from: string, to: string): Promise<void> {
  for (let waitMs = 10; ; waitMs *= 2) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (waitMs > 1000 || !['EPERM', 'EACCES', 'EBUSY'].includes(systemCode(error) ?? '')) throw error;
    }
    await setTimeout(waitMs);
  }
}
