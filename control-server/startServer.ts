/** A server in local mode, from its data folder to a port on loopback, and back. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { AppError } from '../core/contract/errors/appError.ts';
import { systemCode } from '../core/tables/files/systemCode.ts';
import type { ServerSettings } from './config.ts';
import { localAccess } from './http/access.ts';
import { createApp } from './http/createApp.ts';
import { jobRoutes } from './http/jobRoutes.ts';
import { localToken, localTokenPath } from './http/localToken.ts';
import { systemRoutes } from './http/systemRoutes.ts';
import { Waker } from './http/waker.ts';
import { workerRoutes } from './http/workerRoutes.ts';
import { expireLeases } from './queue/expireLeases.ts';
import type { Queue } from './queue/queue.ts';
import { openSqliteStore } from './store/openSqliteStore.ts';
import type { Store } from './store/store.ts';

const loopback = '127.0.0.1';
const leaseMs = 5 * 60_000;
const reapEveryMs = 5_000;
const stopGraceMs = 10_000;

export interface RunningServer {
  readonly address: string;
  readonly tokenFile: string;
  /** Answers what was asked, and takes nothing new. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly log: (line: string) => void;
  readonly version: string;
}

/** Throws `server.in_use`, `server.port_taken`, `disk.full` or `folder.not_writable`. */
export async function startServer(settings: ServerSettings, options: ServerOptions): Promise<RunningServer> {
  const store = await openSqliteStore(settings.dataFolder);
  try {
    return await serve(settings, { ...options, store });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function serve(
  { dataFolder, port, limits }: ServerSettings,
  { log, version, store }: ServerOptions & { store: Store },
): Promise<RunningServer> {
  const waker = new Waker();
  const queue: Queue = {
    store,
    limits,
    leaseMs,
    wake: () => {
      waker.wake();
    },
  };
  const routes = [...jobRoutes(queue), ...workerRoutes(queue, waker)];
  const check = async () => {
    await store.db.selectFrom('counters').select('name').limit(1).execute();
  };
  let hosts: readonly string[] = [];
  const app = createApp({
    routes: [...systemRoutes({ check, version }, routes), ...routes],
    authenticate: localAccess(await localToken(dataFolder)),
    hosts: () => hosts,
    isStopping: () => waker.isClosed,
    log,
  });
  // Longer than clients keep theirs; what does not arrive in time is not waited for.
  const server = createServer(
    { keepAliveTimeout: 65_000, headersTimeout: 10_000, requestTimeout: 30_000 },
    app,
  );
  const taken = await listen(server, port);
  hosts = [`${loopback}:${taken}`, `localhost:${taken}`];
  const reaper = keepReaping(queue, log);
  const stop = async () => {
    waker.close();
    await reaper.stop();
    await close(server);
    await store.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    address: `http://${loopback}:${taken}`,
    tokenFile: localTokenPath(dataFolder),
    stop: () => (stopped ??= stop()),
  };
}

/** The port that was taken. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(systemCode(error) === 'EADDRINUSE' ? new AppError('server.port_taken', { port }) : error);
    });
    server.listen(port, loopback, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, stopGraceMs);
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}

function keepReaping(queue: Queue, log: (line: string) => void): { stop(): Promise<void> } {
  let turn = Promise.resolve();
  const timer = setInterval(() => {
    turn = turn
      .then(() => expireLeases(queue))
      .then(
        (count) => {
          if (count > 0) log(`${count} leases ended without a word of their workers`);
        },
        (error: unknown) => {
          log(`leases could not be looked at: ${String(error)}`);
        },
      );
  }, reapEveryMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await turn;
    },
  };
}
