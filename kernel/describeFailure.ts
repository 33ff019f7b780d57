/** A failure as the technical log tells it. */
import { AppError } from '../core/contract/errors/appError.ts';

/** With everything that led to it. Parameters of failures and parsers' messages may hold texts of the data set: they stay out. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  const cause = error.cause === undefined ? [] : [`  caused by ${describeFailure(error.cause)}`];
  return [nameOf(error), ...frames, ...cause].join('\n');
}

function nameOf(error: Error): string {
  if (error instanceof AppError) return String(error.code);
  return error instanceof SyntaxError ? error.name : `${error.name}: ${error.message}`;
}
