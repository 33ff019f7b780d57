/** A kernel without a host shows in a file that it lives. */
import { renameSync, utimesSync, writeFileSync } from 'node:fs';
import { systemCode } from '../core/tables/files/systemCode.ts';

const everyMs = 2000;

/** Gives the process number, and touches the file again and again from now on. */
export function giveSigns(path: string, processId: number): void {
  const give = () => {
    // Whoever looks sees a whole number or no file.
    writeFileSync(`${path}.partial`, String(processId));
    renameSync(`${path}.partial`, path);
  };
  unlessDiskFails(give);
  setInterval(() => {
    unlessDiskFails(() => {
      // A sign that a full disk did not take, or that somebody took away, is given anew.
      if (!isTouched(path)) give();
    });
  }, everyMs);
}

function isTouched(path: string): boolean {
  try {
    const now = new Date();
    utimesSync(path, now, now);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** A full disk ends the work by itself if it must; a missing sign does not. */
function unlessDiskFails(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}
