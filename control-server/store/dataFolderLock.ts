/**
 * One server per data folder. Whoever wants it puts up a flag with its process, then looks at all flags: the folder is
 * its own where nobody else's process is alive. Of two, the later to look sees the other, so that never both have it. Names
 * are never used twice: flags of dead processes can be cleared away by anybody at any moment.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pid } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { isAlive } from '../../core/host/isAlive.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { processStart } from './processStart.ts';

const holderSchema = z.object({ processId: z.number(), start: z.string().nullable() });

/** Flags that were put up in the same moment are taken down again, and tried once more. */
const patienceMs = 500;

export interface DataFolderLock {
  release(): Promise<void>;
}

/** Throws `server.in_use` while another live process holds the folder, `disk.full` or `folder.not_writable`. */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const locks = join(folder, 'locks');
  const end = performance.now() + patienceMs;
  try {
    await mkdir(locks, { recursive: true, mode: 0o700 });
    for (;;) {
      const flag = await putUp(locks);
      const other = await otherHolder(locks, flag);
      if (other === undefined) return { release: () => rm(join(locks, flag), { force: true }) };
      await rm(join(locks, flag), { force: true });
      if (performance.now() > end) throw new AppError('server.in_use', { path: folder, processId: other });
      await wait(randomInt(5, 60));
    }
  } catch (error) {
    throw error instanceof AppError ? error : writeFailure(error, locks);
  }
}

/** A flag appears with its content at once: nobody reads half of it. */
async function putUp(locks: string): Promise<string> {
  const flag = `${randomUUID()}.json`;
  const draft = join(locks, `${flag}.draft`);
  await writeFile(draft, JSON.stringify({ processId: pid, start: processStart(pid) }), { mode: 0o600 });
  await rename(draft, join(locks, flag));
  return flag;
}

async function otherHolder(locks: string, own: string): Promise<number | undefined> {
  for (const name of await readdir(locks)) {
    if (name === own || !name.endsWith('.json')) continue;
    const text = await textOf(join(locks, name));
    if (text === undefined) continue;
    const holder = liveHolder(text);
    if (holder !== undefined) return holder;
    await rm(join(locks, name), { force: true });
  }
  return undefined;
}

function liveHolder(text: string): number | undefined {
  const { success, data } = holderSchema.safeParse(parseJson(text));
  if (!success || !isAlive(data.processId)) return undefined;
  // Its number may have gone to another process since.
  return data.start === processStart(data.processId) ? data.processId : undefined;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
