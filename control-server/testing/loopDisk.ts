/** A disk of its own, in a file: what is copied out of it is what a power cut would have left. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const sizeBytes = 512 * 2 ** 20;

/** Why there can be none here; undefined where there can. */
export function noLoopDisk(): string | undefined {
  if (process.platform !== 'linux') return 'file systems in a file are mounted on Linux only';
  if (process.getuid?.() !== 0) return 'only root may mount a file system';
  if (!existsSync('/dev/loop-control')) return 'this machine has no loop devices';
  return undefined;
}

/** An empty ext4 in a file. */
export async function makeDisk(image: string): Promise<void> {
  const file = await open(image, 'w');
  await file.truncate(sizeBytes);
  await file.close();
  await run('mkfs.ext4', ['-q', '-F', image]);
}

/** Mounted at `place` as long as `use` takes, which nothing may keep open afterwards. */
export async function withMounted<T>(image: string, place: string, use: () => Promise<T>): Promise<T> {
  mkdirSync(place, { recursive: true });
  await run('mount', ['-o', 'loop', image, place]);
  try {
    return await use();
  } finally {
    await run('umount', [place]);
  }
}

/** What is on the disk in this moment: nothing that only memory holds. */
export async function copyDisk(image: string, copy: string): Promise<void> {
  await run('cp', ['--sparse=always', image, copy]);
}
