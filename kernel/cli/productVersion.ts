/** The version the build wrote beside the program. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { installedPath } from '../../core/tables/programPath.ts';

export async function productVersion(): Promise<string> {
  return z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(installedPath('build.json'), 'utf8'))).version;
}
