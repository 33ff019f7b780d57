import { stat } from 'node:fs/promises';
import { systemCode } from './systemCode.ts';

/** Whether anything lies at the path. Throws what the system says where it will not tell. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
