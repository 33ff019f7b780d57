/** Removes what earlier recipes made of the same VS Code: a host is hundreds of megabytes. */
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** `folder` is the host to keep, named by version and recipe; unfinished ones, which somebody may be filling, stay. */
export async function dropOlderHosts(folder: string): Promise<void> {
  const version = basename(folder).replace(/[0-9a-f]+$/, '');
  for (const name of await readdir(dirname(folder))) {
    const isOlder = name.startsWith(version) && /^[0-9a-f]+$/.test(name.slice(version.length));
    if (isOlder && name !== basename(folder))
      await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}
