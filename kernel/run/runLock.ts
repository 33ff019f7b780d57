/** One process per run folder: a lock file with the holder's process id; a dead holder's lock is taken over. */
import { open, readFile, rm } from 'node:fs/promises';
import { pid } from 'node:process';
import { AppError } from '../../core/contract/errors/appError.ts';
import { isAlive } from '../../core/host/isAlive.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

export interface RunLock {
  release(): Promise<void>;
}

/** Throws `run.in_use` while another live process holds the folder, `disk.full` or `folder.not_writable`. */
export async function lockRun(path: string): Promise<RunLock> {
  for (let attempt = 0; ; attempt++) {
    try {
      const file = await open(path, 'wx');
      try {
        await file.writeFile(String(pid));
      } finally {
        await file.close();
      }
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if (systemCode(error) !== 'EEXIST' || attempt > 2) throw writeFailure(error, path);
      const holder = Number(await readFile(path, 'utf8'));
      if (holder !== pid && isAlive(holder)) throw new AppError('run.in_use', { path, processId: holder });
      await rm(path, { force: true });
    }
  }
}
