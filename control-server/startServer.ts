/** A server in local mode, from its store to a port on loopback, and back. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import { AppError } from '../core/contract/errors/appError.ts';
import { localTokenPath } from '../core/host/localServer.ts';
import { systemCode } from '../core/tables/files/systemCode.ts';
import { openFileBlobs } from './blobs/openFileBlobs.ts';
import type { ServerSettings } from './config.ts';
import type { DataKeeper } from './dataSets/dataKeeper.ts';
import { sweep } from './dataSets/sweep.ts';
import { openAuditKey } from './audit/openAuditKey.ts';
import { localAccess } from './http/access.ts';
import { auditRoutes } from './http/auditRoutes.ts';
import { ClaimLine } from './http/claimLine.ts';
import { createApp } from './http/createApp.ts';
import { createHttpServer } from './http/createHttpServer.ts';
import { dataSetRoutes } from './http/dataSetRoutes.ts';
import { jobRoutes } from './http/jobRoutes.ts';
import { queueRoutes } from './http/queueRoutes.ts';
import { localToken } from './http/localToken.ts';
import { systemRoutes } from './http/systemRoutes.ts';
import { uploadRoutes } from './http/uploadRoutes.ts';
import { workerBlobRoute } from './http/workerBlobRoute.ts';
import { workerRoutes } from './http/workerRoutes.ts';
import { expireLeases } from './queue/expireLeases.ts';
import { isClaimable } from './queue/isClaimable.ts';
import { ownAccord } from './queue/queue.ts';
import type { Queue } from './queue/queue.ts';
import { repeatEvery } from './repeatEvery.ts';
import type { Repetition } from './repeatEvery.ts';
import { openStore } from './store/openStore.ts';
import type { Store } from './store/store.ts';
import { patrol } from './watchdog/patrol.ts';

const loopback = '127.0.0.1';
const reapEveryMs = 5_000;
const sweepEveryMs = 3_600_000;
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

/** Throws `server.port_taken`, `disk.full`, `folder.not_writable`, and what `openStore` and `openAuditKey` throw. */
export async function startServer(settings: ServerSettings, options: ServerOptions): Promise<RunningServer> {
  const store = await openStore(settings, options.log);
  try {
    return await serve(settings, { ...options, store });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function serve(
  settings: ServerSettings,
  { log, version, store }: ServerOptions & { store: Store },
): Promise<RunningServer> {
  const { dataFolder, port, leaseSeconds, limits } = settings;
  const waker = new ClaimLine();
  store.bell.onRing(() => {
    waker.wake();
  });
  const queue: Queue = {
    store,
    limits,
    leaseMs: 1000 * leaseSeconds,
    by: ownAccord,
    wake: () => {
      waker.wake();
      store.bell.ring();
    },
  };
  const { blobFolder = join(dataFolder, 'blobs') } = settings;
  const blobs = await openFileBlobs(blobFolder, { isShared: settings.blobFolder !== undefined });
  const keeper: DataKeeper = { store, limits, blobs };
  const routes = [
    ...jobRoutes(queue),
    ...uploadRoutes(keeper),
    ...dataSetRoutes(keeper),
    ...workerRoutes(queue, waker),
    workerBlobRoute(keeper),
    ...auditRoutes(store, await openAuditKey(settings, store)),
    ...queueRoutes(queue),
  ];
  const check = async () => {
    await store.db.selectFrom('counters').select('name').limit(1).execute();
  };
  let hosts: readonly string[] = [];
  const app = createApp({
    routes: [...systemRoutes({ check, version }, routes), ...routes],
    authenticate: localAccess(await localToken(dataFolder, settings.token)),
    hosts: () => hosts,
    isStopping: () => waker.isClosed,
    log,
  });
  const server = createHttpServer(app);
  const taken = await listen(server, port);
  hosts = [`${loopback}:${taken}`, `localhost:${taken}`];
  const reaper = keepReaping(queue, waker, log);
  const sweeper = keepSweeping(keeper, log);
  const stop = async () => {
    waker.close();
    await reaper.stop();
    await sweeper.stop();
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

function keepReaping(queue: Queue, waker: ClaimLine, log: (line: string) => void): Repetition {
  return repeatEvery(reapEveryMs, {
    turn: async () => {
      const lost = await expireLeases(queue);
      if (lost > 0) log(`${lost} leases ended without a word of their workers`);
      const helped = await patrol(queue);
      if (helped > 0) log(`${helped} jobs that did not go on were warned of, restarted or taken`);
      // A ring of another server may be lost with a connection.
      if (await isClaimable(queue)) waker.wake();
    },
    failed: (error) => {
      log(`leases could not be looked at: ${String(error)}`);
    },
  });
}

function keepSweeping(keeper: DataKeeper, log: (line: string) => void): Repetition {
  return repeatEvery(sweepEveryMs, {
    turn: async (signal) => {
      const count = await sweep(keeper, signal);
      if (count > 0) log(`${count} files that nothing names were deleted`);
    },
    failed: (error) => {
      log(`files that nothing names could not be looked for: ${String(error)}`);
    },
  });
}
