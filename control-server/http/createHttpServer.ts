/** The HTTP server under the app: whoever waits for an answer is waited for, and nobody who sends slowly. */
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

export interface HttpPatience {
  /** Until the head of a request has arrived. */
  readonly headMs: number;
  /** Until all of it has. */
  readonly requestMs: number;
  /** How often that is looked after. */
  readonly lookEveryMs: number;
}

const usualPatience: HttpPatience = { headMs: 10_000, requestMs: 30_000, lookEveryMs: 2000 };
/** Longer than clients keep their connections. */
const keepAliveMs = 65_000;

export function createHttpServer(app: RequestListener, patience = usualPatience): Server {
  return createServer(
    {
      keepAliveTimeout: keepAliveMs,
      headersTimeout: patience.headMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.lookEveryMs,
    },
    app,
  );
}
