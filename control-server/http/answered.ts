/** What is known of a request once it is answered: for the log and for the figures, nothing of what was in it. */
import type { RequestHandler, Response } from 'express';
import type { Caller } from './access.ts';
import type { RouteName } from './permissions.ts';

export interface Answered {
  readonly route: RouteName;
  readonly status: number;
  readonly ms: number;
  readonly requestId: string;
  /** Who asked; '' for whoever did not say. */
  readonly by: string;
}

/** Comes before everything that a route does. */
export function toldWhenAnswered(route: RouteName, tell: (answered: Answered) => void): RequestHandler {
  return (_request, response: Response<unknown, { caller?: Caller }>, next) => {
    const start = performance.now();
    response.once('close', () => {
      const requestId = String(response.getHeader('X-Request-Id'));
      const by = response.locals.caller?.name ?? '';
      tell({ route, status: response.statusCode, ms: performance.now() - start, requestId, by });
    });
    next();
  };
}
