/** The versions a figure depends on, as the build wrote them down: what is measured is what was built. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { installedPath } from '../../core/tables/programPath.ts';

const buildSchema = z.object({
  commit: z.string().nullable(),
  libraries: z.record(z.string(), z.string()),
});

export async function installedVersions(): Promise<Record<string, string | null>> {
  const { commit, libraries } = buildSchema.parse(
    JSON.parse(await readFile(installedPath('build.json'), 'utf8')),
  );
  return { commit, node: process.version, ...libraries };
}
