/** Why a file or folder could not be written, as a failure a person can read. */
import { dirname } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { systemCode } from './systemCode.ts';

/** EFBIG: the file system, FAT32 for example, holds no larger files. */
const fullCodes = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const unwritableCodes = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'];

/** The failure for `cause`, which writing `path` threw; anything unexpected is given back as it is. */
export function writeFailure(path: string, cause: unknown): unknown {
  const code = systemCode(cause) ?? '';
  if (fullCodes.includes(code)) return new AppError('disk.full', { path }, { cause });
  if (code === 'ENAMETOOLONG') return new AppError('file.name_too_long', { path }, { cause });
  if (unwritableCodes.includes(code))
    return new AppError('folder.not_writable', { path: dirname(path) }, { cause });
  return cause;
}
