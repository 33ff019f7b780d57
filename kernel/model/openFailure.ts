/** Why a file of a model could not be opened, as a failure a person can read. */
import { basename, dirname } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

/** The failure for `cause`, which opening or reading `path` threw; anything unexpected is given back as it is. */
export function openFailure(path: string, cause: unknown): unknown {
  const code = systemCode(cause) ?? '';
  if (['ENOENT', 'ENOTDIR'].includes(code)) {
    return new AppError('model.file_missing', { path: dirname(path), file: basename(path) }, { cause });
  }
  if (['EACCES', 'EPERM', 'EISDIR'].includes(code))
    return new AppError('file.not_readable', { path }, { cause });
  return cause;
}
