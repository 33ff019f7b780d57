/** A run's folder as it is at one moment, with what is needed to go on with it, while its kernel works on. */
import { copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { systemCode } from '../../core/tables/files/systemCode.ts';

/** Of this computer's process, or made again by going on. */
const left = ['run.lock', 'cache', 'model', 'model.next'];
/** Grows all the time; of a torn last line nothing is lost. */
const eventsFile = 'events.jsonl';
const mostTries = 20;

/** False where it never stood still for as long as that takes. `target` need not be empty. */
export async function snapshotRun(runFolder: string, target: string): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries++) {
    await rm(target, { recursive: true, force: true });
    try {
      const before = await statesOf(runFolder);
      for (const name of before.keys()) await take(join(runFolder, name), join(target, name));
      await copyFile(join(runFolder, eventsFile), join(target, eventsFile));
      const after = await statesOf(runFolder);
      if (describe(before) === describe(after)) return true;
    } catch (error) {
      // Replaced in this moment.
      if (systemCode(error) !== 'ENOENT') throw error;
    }
  }
  return false;
}

/** Each file by name, with what changes when it is written anew. */
async function statesOf(folder: string): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    const [top = ''] = name.split(sep);
    if (left.includes(top) || name === eventsFile || name.endsWith('.partial')) continue;
    const { ino, mtimeMs, size } = await stat(path);
    states.set(name, `${ino} ${mtimeMs} ${size}`);
  }
  return states;
}

function describe(states: ReadonlyMap<string, string>): string {
  return [...states]
    .map(([name, state]) => `${name} ${state}`)
    .sort()
    .join('\n');
}

/** Every file of a run is replaced, never written into: a second name keeps what was there. Not every file system knows those. */
async function take(path: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await link(path, target).catch(async (error: unknown) => {
    if (systemCode(error) === 'ENOENT') throw error;
    await copyFile(path, target);
  });
}
