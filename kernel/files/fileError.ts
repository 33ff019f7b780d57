/** Turns what the file system says into our codes; Node errors are recognised by their `code`. */
import { AppError } from '../../core/contract/errors/appError.ts';

/** The AppError for a failed file operation on `path`; unknown causes come back unchanged. */
export function fileError(error: unknown, path: string): unknown {
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk.full', { path }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('folder.not_writable', { path }, { cause: error });
    case 'ENOENT':
      return new AppError('file.not_found', { path }, { cause: error });
    default:
      return error;
  }
}

/** `ENOENT` and its like; undefined for anything that is not a system error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
