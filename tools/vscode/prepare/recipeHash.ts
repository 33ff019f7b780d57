/** Names what a prepared host was made by: any change of the recipe makes another host. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export async function recipeHash(): Promise<string> {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const hash = createHash('sha256').update(`${process.arch} ${process.versions.node}`);
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((path) => /(?<!\.test)\.(ts|cjs)$/.test(path)).sort())
    hash.update(`\0${name}\0`).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}
