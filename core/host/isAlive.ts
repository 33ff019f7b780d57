/** Whether a process is there. A number may have gone to another process since; whoever keeps one for long keeps more. */
import { readFileSync } from 'node:fs';
import { kill, platform } from 'node:process';
import { systemCode } from '../tables/files/systemCode.ts';

export function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    kill(processId, 0); // Signal 0 only asks.
    return !isZombie(processId);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** On Linux a dead process answers signals until its parent has asked for it. */
function isZombie(processId: number): boolean {
  if (platform !== 'linux') return false;
  const stat = readFileSync(`/proc/${processId}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
}
