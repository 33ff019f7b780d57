/** The edge at which anything that was thrown becomes a failure with a code. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../contract/errors/appError.ts';

/** What is unknown gets an incident number, under which its story is logged. */
export function asAppError(failure: unknown, log: (line: string) => void): AppError {
  return isOurs(failure) ? failure : unexpected(failure, log);
}

function unexpected(failure: unknown, log: (line: string) => void): AppError {
  const incident = randomUUID();
  const trace = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  log(`incident ${incident}: ${trace}`);
  return new AppError('internal.unexpected', { incident });
}

/** `instanceof` alone would lose the list of codes. */
function isOurs(failure: unknown): failure is AppError {
  return failure instanceof AppError;
}
