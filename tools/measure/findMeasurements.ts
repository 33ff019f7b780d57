/** Finds every `*.measure.ts` of the tree. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Measurement } from './measurement.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** All measurements by name; a file without `export const measurements` or `measurement` is a mistake. */
export async function findMeasurements(): Promise<Measurement[]> {
  const found: Measurement[] = [];
  for (const folder of ['core', 'kernel', 'control-server', 'extension', 'tools']) {
    for (const entry of await readdir(join(root, folder), { recursive: true })) {
      if (entry.endsWith('.measure.ts')) found.push(...(await load(join(root, folder, entry))));
    }
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

async function load(path: string): Promise<Measurement[]> {
  const module = (await import(pathToFileURL(path).href)) as {
    measurement?: Measurement;
    measurements?: Measurement[];
  };
  const measurements = module.measurements ?? (module.measurement ? [module.measurement] : []);
  if (measurements.length === 0) throw new Error(`${path} exports no measurement`);
  return measurements;
}
