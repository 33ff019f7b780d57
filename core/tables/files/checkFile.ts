/** Whether a file can be read as a table at all, before anything opens it. */
import { access, constants, stat } from 'node:fs/promises';
import { AppError } from '../../contract/errors/appError.ts';
import type { Limits } from '../../contract/limits.ts';
import { readFailure } from './fileFailure.ts';

/** Throws file.not_found, file.not_readable, file.is_folder, table.file_empty or table.too_large. */
export async function checkFile(path: string, limits: Limits): Promise<void> {
  const facts = await stat(path).catch((error: unknown) => {
    throw readFailure(error, path);
  });
  if (facts.isDirectory()) throw new AppError('file.is_folder', { path });
  if (!facts.isFile()) throw new AppError('file.not_readable', { path });
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new AppError('file.not_readable', { path }, { cause });
  });
  if (facts.size === 0) throw new AppError('table.file_empty', { path });
  const limitMiB = limits.dataset.maxFileSizeMiB;
  const sizeMiB = facts.size / 2 ** 20;
  if (sizeMiB > limitMiB) throw new AppError('table.too_large', { path, sizeMiB, limitMiB });
}
