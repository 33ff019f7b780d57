/** Room and permission where a run's folder would be made. */
import { mkdtemp, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { DoctorReport } from '../../core/contract/kernelAnswer.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

/** Looks at the folder, or at the nearest one above it that exists; leaves nothing behind. */
export async function measureDisk(folder: string): Promise<DoctorReport['disk']> {
  const path = await nearestFolder(resolve(folder));
  const { bavail, bsize } = await statfs(path);
  return { path, freeMiB: Math.floor((bavail * bsize) / 2 ** 20), writable: await canWrite(path) };
}

async function nearestFolder(path: string): Promise<string> {
  try {
    if ((await stat(path)).isDirectory()) return path;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
  return path === dirname(path) ? path : nearestFolder(dirname(path));
}

/** Only writing tells: permission bits say nothing about read-only disks and network folders. */
async function canWrite(path: string): Promise<boolean> {
  let probe: string;
  try {
    probe = await mkdtemp(join(path, '.bert-training-'));
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
  try {
    await writeFile(join(probe, 'á.txt'), 'x');
    return true;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}
