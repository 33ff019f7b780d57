/** Why a file of a model could not be opened, as a failure a person can read. */
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';

const systemErrorSchema = z.object({ code: z.string() });

/** The failure for `cause`, which opening or reading `path` threw; anything unexpected is given back as it is. */
export function openFailure(path: string, cause: unknown): unknown {
  const code = systemErrorSchema.safeParse(cause).data?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new AppError('model.file_missing', { path: dirname(path), file: basename(path) }, { cause });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR') {
    return new AppError('file.not_readable', { path }, { cause });
  }
  return cause;
}
