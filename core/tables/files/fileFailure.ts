/** What the operating system says about files, in our codes. */
import { dirname } from 'node:path';
import { AppError } from '../../contract/errors/appError.ts';
import { systemCode } from './systemCode.ts';

/** The failure of reading `path`; anything but the file's own condition stays what it was. */
export function readFailure(error: unknown, path: string): unknown {
  switch (systemCode(error) ?? '') {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('file.not_found', { path }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
    case 'EBUSY':
      return new AppError('file.not_readable', { path }, { cause: error });
    default:
      return error;
  }
}

/** The failure of writing `path`: a full disk, or a folder that takes no files. */
export function writeFailure(error: unknown, path: string): unknown {
  switch (systemCode(error) ?? '') {
    case 'ENOSPC':
    case 'EDQUOT':
    // The file system, FAT32 for example, holds no larger files.
    case 'EFBIG':
      return new AppError('disk.full', { path: dirname(path) }, { cause: error });
    case 'ENAMETOOLONG':
      return new AppError('file.name_too_long', { path }, { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
      return new AppError('folder.not_writable', { path: dirname(path) }, { cause: error });
    default:
      return error;
  }
}
