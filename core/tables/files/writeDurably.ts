/** Small files that must outlive a power cut: they are on the disk before they have their name. */
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { renamePatiently } from './renamePatiently.ts';
import { syncFolder } from './syncFolder.ts';

/** Once it has returned, the old content is gone for good; before, it is the old or the new one. */
export async function writeDurably(path: string, text: string, mode: number): Promise<void> {
  await writeFlushed(`${path}.draft`, text, mode);
  await renamePatiently(`${path}.draft`, path);
  await syncFolder(dirname(path));
}

/** The content is on the disk; its name may not be. */
export async function writeFlushed(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'w', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
