/** The files of a bundle, as a folder of this computer that is there whole or not at all. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { BundleFile } from '../contract/bundle.ts';
import { AppError } from '../contract/errors/appError.ts';
import { writeFailure } from '../tables/files/fileFailure.ts';
import { isThere } from '../tables/files/isThere.ts';
import { renamePatiently } from '../tables/files/renamePatiently.ts';
import type { ServerPlace } from './askServer.ts';
import { downloadFile } from './downloadFile.ts';
import type { Patience } from './untilAnswered.ts';

export interface FolderDownload extends Patience {
  readonly server: ServerPlace;
  readonly files: readonly BundleFile[];
  /** The address of one of them. */
  readonly pathOf: (name: string) => string;
  /** Must not be there. */
  readonly target: string;
  /** Called before each. */
  readonly onFile?: (name: string) => void;
}

/** Done also where somebody else was faster. Fails as `downloadFile` does. */
export async function downloadFolder({
  server,
  files,
  pathOf,
  target,
  onFile,
  ...patience
}: FolderDownload): Promise<void> {
  const draft = join(dirname(target), `.${randomUUID()}.draft`);
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    for (const { name, bytes, sha256 } of files) {
      onFile?.(name);
      await downloadFile({
        ...patience,
        server,
        path: pathOf(name),
        bytes,
        sha256,
        target: join(draft, ...name.split('/')),
        fileName: basename(name),
      });
    }
    await place(draft, target);
  } catch (error) {
    if (patience.signal.aborted || error instanceof AppError) throw error;
    throw writeFailure(error, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function place(draft: string, target: string): Promise<void> {
  try {
    await renamePatiently(draft, target);
  } catch (error) {
    if (!(await isThere(target))) throw error;
  }
}
