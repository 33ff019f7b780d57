/** The optional folder beside the checkout that holds real data sets, the peer and the base model's yardstick. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'mocha';
import { skip } from './skip.ts';

const shared = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'shared');

/** Path of `parts` inside the shared folder; skips the running test by name when it is not there. */
export function sharedPath(context: Context, ...parts: string[]): string {
  const path = findShared(...parts);
  if (path === undefined) skip(context, `${['shared', ...parts].join('/')} is not on this machine`);
  return path;
}

/** Path of `parts` inside the shared folder, or undefined where this machine has none. */
export function findShared(...parts: string[]): string | undefined {
  const path = join(shared, ...parts);
  return existsSync(path) ? path : undefined;
}
