/** A live feed of its own for one test: a real server on loopback that knows everybody by the name they say. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Context } from 'mocha';
import { WebSocket } from 'ws';
import { AppError } from '../../core/contract/errors/appError.ts';
import { feedMessageSchema } from '../../core/contract/feed.ts';
import type { FeedMessage, FeedRequest } from '../../core/contract/feed.ts';
import type { JobEvent } from '../../core/contract/jobEvent.ts';
import { usualBounds } from '../feed/feedBounds.ts';
import type { FeedBounds } from '../feed/feedBounds.ts';
import { Hub } from '../feed/hub.ts';
import { openFeed } from '../feed/openFeed.ts';
import type { Feed } from '../feed/openFeed.ts';
import type { Authenticate } from '../http/access.ts';
import { createApp } from '../http/createApp.ts';
import { localDoor } from '../http/door.ts';
import { feedRoutes } from '../http/feedRoutes.ts';
import { noThrottle } from '../http/throttle.ts';
import { runRoutes } from '../http/runRoutes.ts';
import type { Lease, Queue } from '../queue/queue.ts';
import { report } from '../queue/report.ts';
import type { Store } from '../store/store.ts';
import { withStore } from './stores.ts';
import type { DatabaseName, TestClock } from './stores.ts';
import { testQueue } from './testQueue.ts';
import { ask } from './withServer.ts';
import type { Answer, Ask } from './withServer.ts';

/** One client, and everything it was told. */
export class FeedClient {
  readonly socket: WebSocket;
  readonly messages: FeedMessage[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  #wake: () => void = () => undefined;

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.socket = new WebSocket(url, { headers });
    this.socket.on('message', (data: Buffer) => {
      this.messages.push(feedMessageSchema.parse(JSON.parse(data.toString('utf8'))));
      this.#wake();
    });
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString('utf8') });
        this.#wake();
      });
    });
  }

  send(message: FeedRequest): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Resolves when what was told until then fits; the test's own limit of time ends a wait in vain. */
  async until(isSo: (messages: readonly FeedMessage[]) => boolean): Promise<void> {
    while (!isSo(this.messages)) {
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error('the line was closed');
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  events(jobId: string): JobEvent[] {
    return this.messages.flatMap((message) =>
      message.kind === 'events' && message.jobId === jobId ? message.events : [],
    );
  }

  numbers(jobId: string): number[] {
    return this.events(jobId).map(({ number }) => number);
  }
}

export interface FeedTest {
  readonly queue: Queue;
  readonly store: Store;
  readonly clock: TestClock;
  readonly feed: Feed;
  readonly log: string[];
  readonly port: number;
  /** The server's ends of all lines. */
  readonly lines: ReadonlySet<Socket>;
  readonly ask: (name: string | null, path: string, more?: Ask) => Promise<Answer>;
  /** Resolves when the line is open. */
  readonly connect: (name: string) => Promise<FeedClient>;
  /** The status and code with which an upgrade is refused. */
  readonly refused: (
    path: string,
    headers: Record<string, string>,
  ) => Promise<[status: number, code: string]>;
}

export interface FeedTestOptions {
  readonly bounds?: Partial<FeedBounds>;
  /** Nobody is told of changes, as by another server. */
  readonly isDeaf?: boolean;
}

/** Everybody is who they say; `worker` is none who may follow jobs. */
const byName: Authenticate = ({ authorization = '' }) => {
  const name = /^Bearer (\w+)$/u.exec(authorization)?.[1];
  if (name === undefined) return Promise.reject(new AppError('access.token_missing', {}));
  return Promise.resolve({
    name,
    may: [name === 'worker' ? 'worker' : 'user'],
    worker: null,
    session: null,
  });
};

export function withFeed(
  database: DatabaseName,
  use: (test: FeedTest) => Promise<void>,
  { bounds, isDeaf = false }: FeedTestOptions = {},
): (this: Context) => Promise<void> {
  return withStore(database, async (store, clock) => {
    const hub = new Hub();
    const queue: Queue = { ...testQueue(store), ...(!isDeaf && { changed: hub.wake }) };
    const log: string[] = [];
    let port = 0;
    const door = {
      authenticate: byName,
      letIn: () => localDoor('').letIn(port),
      isStopping: () => false,
      log: (line: string) => log.push(line),
    };
    const app = createApp({
      routes: [...runRoutes(store), ...feedRoutes(store)],
      throttle: noThrottle,
      proxies: [],
      onDenied: () => Promise.resolve(),
      checkBinding: () => Promise.resolve(),
      answered: () => undefined,
      ...door,
    });
    const server = createServer(app);
    const lines = new Set<Socket>();
    server.on('connection', (socket) => lines.add(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
    const feed = openFeed({ server, store, hub, bounds: { ...usualBounds, ...bounds }, ...door });
    const clients: FeedClient[] = [];
    const url = `ws://127.0.0.1:${port}`;
    try {
      await use({
        queue,
        store,
        clock,
        feed,
        log,
        port,
        lines,
        ask: (name, path, more) => ask({ address: `http://127.0.0.1:${port}`, token: name }, path, more),
        connect: async (name) => {
          const client = new FeedClient(`${url}/api/v1/feed`, { authorization: `Bearer ${name}` });
          clients.push(client);
          await new Promise((resolve, reject) => client.socket.once('open', resolve).once('error', reject));
          return client;
        },
        refused: (path, headers) => refusal(`${url}${path}`, headers),
      });
    } finally {
      for (const { socket } of clients) socket.terminate();
      await feed.stop();
      await close(server);
    }
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

function refusal(url: string, headers: Record<string, string>): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.on('unexpected-response', (_request, response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => {
        resolve([response.statusCode ?? 0, (JSON.parse(text) as { code: string }).code]);
      });
    });
    socket.on('open', () => {
      socket.terminate();
      reject(new Error('let in'));
    });
    socket.on('error', reject);
  });
}

/** Events that a worker tells, from `first` on. */
export function tell(
  queue: Queue,
  lease: Lease,
  { first, count, text = '' }: { first: number; count: number; text?: string },
): Promise<unknown> {
  const events = Array.from({ length: count }, (_, index) => ({
    seq: first + index,
    body: JSON.stringify({ at: first + index, event: { kind: 'x', text } }),
  }));
  return report(queue, lease, { events, metrics: [], log: null });
}
