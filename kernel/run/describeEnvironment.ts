/** The circumstances of a run, as its record keeps them: product, versions, engine and device. */
import { readFile } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { version } from 'node:process';
import * as z from 'zod';
import type { Environment } from '../../core/contract/runRecord.ts';
import { installedPath } from '../../core/tables/programPath.ts';
import type { Engine } from '../engines/engine.ts';

/** What the build wrote about itself (esbuild.mjs). */
const buildSchema = z.object({
  version: z.string(),
  commit: z.string().nullable(),
  libraries: z.record(z.string(), z.string()),
});
export type Build = z.infer<typeof buildSchema>;

export async function readBuild(): Promise<Build> {
  return buildSchema.parse(JSON.parse(await readFile(installedPath('build.json'), 'utf8')));
}

export async function describeEnvironment(engine: Engine, threads: number): Promise<Environment> {
  const build = await readBuild();
  return {
    product: build.version,
    commit: build.commit,
    node: version,
    platform: `${platform()} ${release()} ${arch()}`,
    engine: engine.kind,
    threads,
    libraries: build.libraries,
    device: await engine.probe(),
  };
}
