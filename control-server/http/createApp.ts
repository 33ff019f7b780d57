/** The HTTP side of the server: who asks is known before anything is read, and everything that fails has one shape. */
import { randomUUID } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, RequestHandler } from 'express';
import { AppError, errorSpecs, isAppError } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import type { Log } from '../log/serverLog.ts';
import type { Caller } from './access.ts';
import { toldWhenAnswered } from './answered.ts';
import type { Answered } from './answered.ts';
import { arriving, bytesSchema } from './bytesBody.ts';
import { failureOf, mostBodyMiB } from './failureOf.ts';
import { guard, nobody } from './guard.ts';
import type { GuardOptions, Known } from './guard.ts';
import { originGuard } from './originGuard.ts';
import type { LetIn } from './originGuard.ts';
import { Lines } from './lines.ts';
import { permissions } from './permissions.ts';
import { PlainText } from './plainText.ts';
import { Redirect } from './redirect.ts';
import type { RawRequest, Route } from './route.ts';
import { shallowBody } from './shallowBody.ts';
import { FileAnswer, sendFile } from './sendFile.ts';

export interface AppOptions extends GuardOptions {
  readonly routes: readonly Route[];
  readonly letIn: () => LetIn;
  /** Whose word about where a request came from is taken. */
  readonly proxies: readonly string[];
  /** Throws where a worker asks about a job that it does not hold. */
  readonly checkBinding: (
    caller: Caller,
    request: Pick<RawRequest, 'params' | 'query' | 'body'>,
  ) => Promise<void>;
  /** New requests are turned away. */
  readonly isStopping: () => boolean;
  readonly log: Log;
  readonly answered: (answered: Answered) => void;
}

export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').enable('strict routing').enable('case sensitive routing');
  app.set('query parser', 'simple');
  app.set('trust proxy', [...options.proxies]);
  app.use((_request, response, next) => {
    response.setHeader('X-Request-Id', randomUUID());
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.use(originGuard(options.letIn));
  app.use((_request, response, next) => {
    if (!options.isStopping()) {
      next();
      return;
    }
    response.setHeader('Connection', 'close');
    throw new AppError('server.stopping', {});
  });
  const readBody = express.json({ limit: mostBodyMiB * 2 ** 20 });
  for (const one of options.routes) {
    const [method, path = ''] = one.name.split(' ');
    const pattern = path.replaceAll(/\{(\w+)\}/gu, ':$1');
    const handlers = [guard(one.name, options), readBody, shallowBody, handler(one, options)];
    if (one.schemas.body === bytesSchema) handlers.splice(1, 2);
    handlers.unshift(toldWhenAnswered(one.name, options.answered));
    if (method === 'GET') app.get(pattern, handlers);
    else if (method === 'DELETE') app.delete(pattern, handlers);
    else app.post(pattern, handlers);
  }
  app.use(({ method, path }) => {
    throw new AppError('route.not_found', { method, address: path });
  });
  app.use(failed(options.log));
  return app;
}

function handler(one: Route, { checkBinding }: AppOptions): RequestHandler {
  return async (request: Request, response: Known) => {
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
    });
    const caller = response.locals.caller ?? nobody;
    const came = {
      params: request.params,
      query: { ...request.query },
      body: one.schemas.body === bytesSchema ? arriving(request) : (request.body as unknown),
    };
    if (permissions[one.name] === 'worker') await checkBinding(caller, came);
    const answer = await one.answer({
      ...came,
      caller,
      cookie: request.headers.cookie,
      setCookie: (cookie) => {
        response.append('Set-Cookie', cookie);
      },
      signal: gone.signal,
    });
    if (answer instanceof FileAnswer) await sendFile(request, response, answer);
    else if (answer instanceof Lines) await answer.sendTo(response);
    else if (answer instanceof Redirect) response.redirect(answer.address);
    else if (answer instanceof PlainText) answer.sendTo(response);
    else response.json(answer);
  };
}

function failed(log: AppOptions['log']): ErrorRequestHandler {
  // eslint-disable-next-line max-params -- Express knows handlers of failures by their four parameters.
  return (error: unknown, { method, path }, response, next) => {
    const requestId = String(response.getHeader('X-Request-Id'));
    const known = failureOf(error);
    if (!known) {
      const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log(`incident ${requestId}: ${method} ${path} failed: ${trace}`, { requestId });
    }
    if (response.headersSent) {
      next(error);
      return;
    }
    if (isAppError(known, 'request.too_many')) response.setHeader('Retry-After', known.params.seconds);
    const wire = toWire(known, requestId);
    response.status(errorSpecs[wire.code].status).json({ ...wire, requestId });
  };
}
