/** The HTTP side of the server: who asks is known before anything is read, and everything that fails has one shape. */
import { randomUUID } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express';
import { AppError, errorSpecs } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import type { Authenticate, Caller } from './access.ts';
import { arriving, bytesSchema } from './bytesBody.ts';
import { failureOf, mostBodyMiB } from './failureOf.ts';
import { originGuard } from './originGuard.ts';
import { Lines } from './lines.ts';
import { permissions } from './permissions.ts';
import type { Route } from './route.ts';
import { shallowBody } from './shallowBody.ts';
import { FileAnswer, sendFile } from './sendFile.ts';

export interface AppOptions {
  readonly routes: readonly Route[];
  readonly authenticate: Authenticate;
  readonly hosts: () => readonly string[];
  /** New requests are turned away. */
  readonly isStopping: () => boolean;
  readonly log: (line: string) => void;
}

const nobody: Caller = { name: '', may: [], address: null };

export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').enable('strict routing').enable('case sensitive routing');
  app.set('query parser', 'simple');
  app.use((_request, response, next) => {
    response.setHeader('X-Request-Id', randomUUID());
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.use(originGuard(options.hosts));
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
    const handlers = [guard(one, options.authenticate), readBody, shallowBody, handler(one)];
    if (one.schemas.body === bytesSchema) handlers.splice(1, 2);
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

function guard({ name }: Route, authenticate: Authenticate): RequestHandler {
  const needed = permissions[name];
  return ({ headers, socket }, response: Response<unknown, { caller?: Caller }>, next) => {
    const isOpen = needed === 'anyone';
    const caller = isOpen ? nobody : authenticate(headers.authorization);
    if (!isOpen && !caller.may.includes(needed)) throw new AppError('access.denied', {});
    response.locals.caller = { ...caller, address: socket.remoteAddress ?? null };
    next();
  };
}

function handler(one: Route): RequestHandler {
  return async (request: Request, response: Response<unknown, { caller?: Caller }>) => {
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
    });
    const { params, query } = request;
    const answer = await one.answer({
      params,
      query: { ...query },
      body: one.schemas.body === bytesSchema ? arriving(request) : (request.body as unknown),
      caller: response.locals.caller ?? nobody,
      signal: gone.signal,
    });
    if (answer instanceof FileAnswer) await sendFile(request, response, answer);
    else if (answer instanceof Lines) await answer.sendTo(response);
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
      log(`incident ${requestId}: ${method} ${path} failed: ${trace}`);
    }
    if (response.headersSent) {
      next(error);
      return;
    }
    const wire = toWire(known, requestId);
    response.status(errorSpecs[wire.code].status).json({ ...wire, requestId });
  };
}
