/** A kernel without a host shows in a file that it lives. */
import { renameSync, utimesSync, writeFileSync } from 'node:fs';
import { systemCode } from '../core/tables/files/systemCode.ts';

const everyMs = 2000;

/** Gives the process number, and touches the file again and again from now on. */
export function giveSigns(path: string, processId: number): void {
  unlessDiskFails(() => {
    // Whoever looks sees a whole number or no file.
    writeFileSync(`${path}.partial`, String(processId));
    renameSync(`${path}.partial`, path);
  });
  setInterval(() => {
    const now = new Date();
    unlessDiskFails(() => {
      utimesSync(path, now, now);
    });
  }, everyMs);
}

/** A full disk ends the work by itself if it must; a missing sign does not. */
function unlessDiskFails(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}
