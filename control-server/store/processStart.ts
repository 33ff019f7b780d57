/** When a process started, as its system counts: with the number it names one process and no later one. */
import { readFileSync } from 'node:fs';
import { platform } from 'node:process';
import { systemCode } from '../../core/tables/files/systemCode.ts';

/** Null where the system does not tell, or there is no such process. */
export function processStart(processId: number): string | null {
  if (platform !== 'linux') return null;
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'latin1');
    // The name in brackets may hold spaces; the 22nd field of all is the 20th after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return null;
  }
}
