/** A kernel without a host shows in a file that it lives. */
import { writeFileSync } from 'node:fs';
import { systemCode } from '../core/tables/files/systemCode.ts';

const everyMs = 2000;

/** Writes the process number again and again, from now on. */
export function giveSigns(path: string, processId: number): void {
  giveSign(path, processId);
  setInterval(() => {
    giveSign(path, processId);
  }, everyMs);
}

function giveSign(path: string, processId: number): void {
  try {
    writeFileSync(path, String(processId));
  } catch (error) {
    // A full disk ends the work by itself if it must; a missing sign does not.
    if (systemCode(error) === undefined) throw error;
  }
}
