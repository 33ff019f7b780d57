/** Every page that a browser shows can ask this server something: only requests that were meant for it come in. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { AppError } from '../../core/contract/errors/appError.ts';

export interface LetIn {
  /** What a request may call this server, with the port. */
  readonly hosts: readonly string[];
  /** Where a page that asks may have come from. */
  readonly origins: readonly string[];
}

export function originGuard(letIn: () => LetIn): RequestHandler {
  return (request, _response, next) => {
    assertMeantFor(letIn(), request);
    next();
  };
}

/** Throws `access.foreign`. */
export function assertMeantFor(
  { hosts, origins }: LetIn,
  { headers: { origin }, headersDistinct }: Pick<IncomingMessage, 'headers' | 'headersDistinct'>,
): void {
  // Of two, whatever stands before this server may have believed the other one.
  const host = (headersDistinct['host'] ?? []).join(', ');
  if (!hosts.includes(host)) throw new AppError('access.foreign', { header: 'host', value: host });
  if (origin !== undefined && !origins.includes(origin)) {
    throw new AppError('access.foreign', { header: 'origin', value: origin });
  }
}
