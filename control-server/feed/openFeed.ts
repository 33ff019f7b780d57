/** The live feed over WebSockets: who is let in, and the end of all of them. */
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { AppError } from '../../core/contract/errors/appError.ts';
import { feedQuerySchema } from '../../core/contract/feed.ts';
import type { Authenticate } from '../http/access.ts';
import { assertMeantFor } from '../http/originGuard.ts';
import type { LetIn } from '../http/originGuard.ts';
import { permissions } from '../http/permissions.ts';
import { repeatEvery } from '../repeatEvery.ts';
import type { Store } from '../store/store.ts';
import type { FeedBounds } from './feedBounds.ts';
import { FeedConnection, retryMs } from './feedConnection.ts';
import type { FeedDoor } from './feedConnection.ts';
import type { Hub } from './hub.ts';
import { ListWatch } from './listWatch.ts';
import { refuseUpgrade } from './refuseUpgrade.ts';
import { takeTicket } from './tickets.ts';

const path = '/api/v1/feed';

export interface FeedOptions {
  readonly server: Server;
  readonly store: Store;
  readonly hub: Hub;
  readonly authenticate: Authenticate;
  readonly letIn: () => LetIn;
  readonly isStopping: () => boolean;
  readonly bounds: FeedBounds;
  readonly log: (line: string) => void;
}

export interface Feed {
  /** Closes every connection, and tells each when to come again. */
  stop(): Promise<void>;
}

export function openFeed(options: FeedOptions): Feed {
  const { server, store, hub, bounds, log } = options;
  const failed = (error: unknown) => {
    log(`the live feed failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };
  const lists = new ListWatch({ store, hub, gatherMs: bounds.gatherMs, failed });
  const door: FeedDoor = { store, hub, lists, bounds, failed };
  const connections = new Set<FeedConnection>();
  const countOf = new Map<string, number>();
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: bounds.messageBytes,
  });
  sockets.on('wsClientError', (_error, socket) => {
    refuseUpgrade(socket, new AppError('request.invalid', { field: 'upgrade', reason: 'invalid' }), log);
  });
  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const ignore = () => undefined;
    socket.on('error', ignore);
    try {
      const owner = await ownerOf(request, options);
      assertRoom({ all: connections.size, own: countOf.get(owner) ?? 0 }, bounds);
      if (options.isStopping()) throw new AppError('server.stopping', {});
      socket.off('error', ignore);
      sockets.handleUpgrade(request, socket, head, (opened) => {
        const connection = new FeedConnection(opened, owner, door);
        connections.add(connection);
        countOf.set(owner, (countOf.get(owner) ?? 0) + 1);
        opened.on('error', ignore).once('close', () => {
          connections.delete(connection);
          const left = (countOf.get(owner) ?? 1) - 1;
          if (left > 0) countOf.set(owner, left);
          else countOf.delete(owner);
        });
      });
    } catch (error) {
      refuseUpgrade(socket, error, log);
    }
  };
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    void upgrade(request, socket, head);
  };
  server.on('upgrade', onUpgrade);
  const heart = repeatEvery(bounds.heartbeatMs, {
    turn: () => {
      for (const connection of connections) connection.beat();
      return Promise.resolve();
    },
    failed,
  });
  return {
    stop: async () => {
      await heart.stop();
      for (const connection of connections) {
        connection.close('again', { code: 'server.stopping', retryMs: retryMs() });
      }
    },
  };
}

/** Known before anything is agreed on. Throws what the same request over HTTP would be refused with. */
async function ownerOf(request: IncomingMessage, options: FeedOptions): Promise<string> {
  const { headers, url = '', method = '' } = request;
  assertMeantFor(options.letIn(), request);
  const [asked = '', query = ''] = url.split('?', 2);
  if (asked !== path) throw new AppError('route.not_found', { method, address: asked });
  if (!isWebSocket(headers)) throw new AppError('request.invalid', { field: 'upgrade', reason: 'invalid' });
  const { ticket } = feedQuerySchema.parse(Object.fromEntries(new URLSearchParams(query)));
  if (ticket !== undefined) return await takeTicket(options.store, ticket);
  const caller = await options.authenticate({
    authorization: headers.authorization,
    cookie: headers.cookie,
    csrfToken: undefined,
    isChanging: false,
  });
  if (!caller.may.includes(permissions['GET /api/v1/feed'])) throw new AppError('access.denied', {});
  return caller.name;
}

function isWebSocket({ upgrade = '' }: IncomingHttpHeaders): boolean {
  return upgrade.toLowerCase() === 'websocket';
}

/** Throws `feed.too_many`. */
function assertRoom({ all, own }: { all: number; own: number }, bounds: FeedBounds): void {
  const { connections, connectionsPerUser } = bounds;
  if (all >= connections) throw new AppError('feed.too_many', { what: 'connections', most: connections });
  if (own >= connectionsPerUser) {
    throw new AppError('feed.too_many', { what: 'ownConnections', most: connectionsPerUser });
  }
}
