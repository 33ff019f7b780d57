/** Loopback is open to every page that a browser shows: only requests that were meant for this server come in. */
import type { RequestHandler } from 'express';
import { AppError } from '../../core/contract/errors/appError.ts';

/** `hosts`: what a request may call this server, with the port. */
export function originGuard(hosts: () => readonly string[]): RequestHandler {
  return ({ headers, headersDistinct }, _response, next) => {
    const known = hosts();
    // Of two, whatever stands before this server may have believed the other one.
    const host = (headersDistinct['host'] ?? []).join(', ');
    const { origin } = headers;
    if (!known.includes(host)) throw new AppError('access.foreign', { header: 'host', value: host });
    if (origin !== undefined && !known.some((one) => origin === `http://${one}`)) {
      throw new AppError('access.foreign', { header: 'origin', value: origin });
    }
    next();
  };
}
