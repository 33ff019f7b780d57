/** Who asks is known, and may ask this, before anything of a request is read. */
import type { RequestHandler, Response } from 'express';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Authenticate, Caller } from './access.ts';
import { permissions } from './permissions.ts';
import type { RouteName } from './permissions.ts';
import type { Throttle } from './throttle.ts';

export interface GuardOptions {
  readonly authenticate: Authenticate;
  readonly throttle: Throttle;
  /** Somebody asked for what their role may not do. */
  readonly onDenied: (caller: Caller, name: RouteName) => Promise<void>;
}

/** What the guard found out, for the handler after it. */
export type Known = Response<unknown, { caller?: Caller }>;

export const nobody: Caller = { name: '', may: [], worker: null, session: null, address: null };

export function guard(name: RouteName, { authenticate, throttle, onDenied }: GuardOptions): RequestHandler {
  const needed = permissions[name];
  const isProbe = name === 'GET /health' || name === 'GET /ready';
  return async ({ headers, ip, method }, response: Known, next) => {
    const address = ip ?? null;
    if (needed === 'anyone') {
      if (!isProbe) await throttle.request(keyOf(ip));
      response.locals.caller = { ...nobody, address };
      next();
      return;
    }
    const csrfToken = headers['x-csrf-token'];
    const shown = {
      authorization: headers.authorization,
      cookie: headers.cookie,
      csrfToken: typeof csrfToken === 'string' ? csrfToken : undefined,
      isChanging: method !== 'GET' && method !== 'HEAD',
    };
    const known = await authenticate(shown).catch(async (error: unknown) => {
      await throttle.request(keyOf(ip));
      throw error;
    });
    const caller = { ...known, address };
    // What workers say is as much as their trainings tell.
    if (known.worker === null) await throttle.request(`name ${known.name}`);
    if (!known.may.includes(needed)) {
      await onDenied(caller, name);
      throw new AppError('access.denied', {});
    }
    response.locals.caller = caller;
    next();
  };
}

/** Of somebody who has not shown who they are. */
function keyOf(ip: string | undefined): string {
  return `address ${String(ip)}`;
}
