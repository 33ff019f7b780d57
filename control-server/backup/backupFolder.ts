/** The folder that holds the backups: each in one of its own, whole under its name, or unfinished under another. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../core/tables/files/systemCode.ts';

export const manifestName = 'manifest.json';
/** The end of the name of one that is being made, or deleted. */
export const unfinished = '.partial';

const backupName = /^backup-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/u;

/** In the order of their making, also as text. */
export function nameOfBackup(madeAt: number): string {
  return `backup-${new Date(madeAt).toISOString().replaceAll(/[:.]/gu, '-')}`;
}

/** Paths of the finished ones, the newest first. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  });
  const finished = names.filter((name) => backupName.test(name)).sort();
  return finished.reverse().map((name) => join(folder, name));
}

/** What a kill left unfinished; only one backup is made at a time. */
export async function clearUnfinished(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (!name.endsWith(unfinished) || !backupName.test(name.slice(0, -unfinished.length))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** All but the newest `keep`. One that is half deleted is never taken for a whole one. */
export async function deleteOldBackups(folder: string, keep: number): Promise<void> {
  for (const path of (await listBackups(folder)).slice(keep)) {
    await rename(path, `${path}${unfinished}`);
    await rm(`${path}${unfinished}`, { recursive: true, force: true });
  }
}
