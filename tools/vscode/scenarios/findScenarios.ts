/** Finds suites and scenarios of a folder by the names of their files. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Scenario } from './scenario.ts';

/** Files of `folder` that end with `ending`, in alphabetical order. */
export async function findFiles(folder: string, ending: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => join(folder, name));
}

/** A file without `export const scenario` or `scenarios` is a mistake. */
export async function findScenarios(folder: string): Promise<Scenario[]> {
  const found: Scenario[] = [];
  for (const path of await findFiles(folder, '.scenario.ts')) {
    const module = (await import(pathToFileURL(path).href)) as {
      scenario?: Scenario;
      scenarios?: Scenario[];
    };
    const scenarios = module.scenarios ?? (module.scenario ? [module.scenario] : []);
    if (scenarios.length === 0) throw new Error(`${path} exports no scenario`);
    found.push(...scenarios);
  }
  return found;
}
