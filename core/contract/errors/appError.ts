/** A failure is a code and its parameters; the sentence is chosen where a person reads it (core/text). */
import type * as z from 'zod';
import { careErrors } from './careErrors.ts';
import { commonErrors } from './commonErrors.ts';
import { datasetErrors } from './datasetErrors.ts';
import { modelErrors } from './modelErrors.ts';
import { peopleErrors } from './peopleErrors.ts';
import { publishErrors } from './publishErrors.ts';
import { runErrors } from './runErrors.ts';
import { serverErrors } from './serverErrors.ts';
import { storageErrors } from './storageErrors.ts';
import { tableErrors } from './tableErrors.ts';

/** Every failure a person can meet. */
export const errorSpecs = {
  ...commonErrors,
  ...tableErrors,
  ...datasetErrors,
  ...modelErrors,
  ...runErrors,
  ...serverErrors,
  ...storageErrors,
  ...peopleErrors,
  ...careErrors,
  ...publishErrors,
};

export type ErrorCode = keyof typeof errorSpecs;
export type ErrorParams<C extends ErrorCode> = z.infer<(typeof errorSpecs)[C]['params']>;

/** `message` is for logs only; people read the catalogue's sentence for `code`. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly params: ErrorParams<C>;

  constructor(code: C, params: ErrorParams<C>, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** Narrows an unknown value to one failure; the only way to ask what failed. */
export function isAppError<C extends ErrorCode>(value: unknown, code: C): value is AppError<C> {
  return value instanceof AppError && value.code === code;
}

/** Whether it is one of these failures. */
export function isOneOf(value: unknown, codes: readonly ErrorCode[]): value is AppError {
  return codes.some((code) => isAppError(value, code));
}
