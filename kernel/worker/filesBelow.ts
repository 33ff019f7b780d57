/** The files below a folder, as they are called in a bundle. */
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { LocalFile } from './sendBundle.ts';

export async function filesBelow(folder: string): Promise<LocalFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path, name: relative(folder, path).split(sep).join('/') }));
}
