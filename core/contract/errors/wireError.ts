/** How a failure crosses stdio, HTTP and postMessage: code and parameters, checked by the same schemas on arrival. */
import * as z from 'zod';
import { AppError, errorSpecs } from './appError.ts';
import type { ErrorCode } from './appError.ts';

const codes = Object.keys(errorSpecs) as [ErrorCode, ...ErrorCode[]];

export const errorCodeSchema = z.enum(codes);
export const wireErrorSchema = z.object({ code: errorCodeSchema, params: z.record(z.string(), z.unknown()) });
export type WireError = z.infer<typeof wireErrorSchema>;

/** An AppError keeps its code; anything else becomes `internal.unexpected` under the given incident id. */
export function toWire(error: unknown, incident: string): WireError {
  if (isFailure(error)) return { code: error.code, params: { ...error.params } };
  return { code: 'internal.unexpected', params: { incident } };
}

/** `instanceof` alone would leave the parameters untyped. */
function isFailure(error: unknown): error is AppError {
  return error instanceof AppError;
}

/** Rebuilds the failure; parameters that do not fit their code are a bug of the sender. */
export function fromWire(wire: WireError): AppError {
  const params = errorSpecs[wire.code].params.parse(wire.params);
  return new AppError(wire.code, params);
}
