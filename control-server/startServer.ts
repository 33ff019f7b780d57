/** A server in local mode, from its data folder to a port on loopback, and back. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { AppError } from '../core/contract/errors/appError.ts';
import { localTokenPath } from '../core/host/localServer.ts';
import { systemCode } from '../core/tables/files/systemCode.ts';
import { openFileBlobs } from './blobs/openFileBlobs.ts';
import type { ServerSettings } from './config.ts';
import type { DataKeeper } from './dataSets/dataKeeper.ts';
import { sweep } from './dataSets/sweep.ts';
import { auditKey } from './audit/auditKey.ts';
import { dropEndedBundles } from './bundles/dropEndedBundles.ts';
import { localAccess } from './http/access.ts';
import { auditRoutes } from './http/auditRoutes.ts';
import { bundleRoutes } from './http/bundleRoutes.ts';
import { createApp } from './http/createApp.ts';
import { dataSetRoutes } from './http/dataSetRoutes.ts';
import { inferenceRoutes } from './http/inferenceRoutes.ts';
import { jobFileRoutes } from './http/jobFileRoutes.ts';
import { jobRoutes } from './http/jobRoutes.ts';
import { localToken } from './http/localToken.ts';
import { mirrorRoutes } from './http/mirrorRoutes.ts';
import { modelRoutes } from './http/modelRoutes.ts';
import { systemRoutes } from './http/systemRoutes.ts';
import { uploadRoutes } from './http/uploadRoutes.ts';
import { Waker } from './http/waker.ts';
import { workerBlobRoute } from './http/workerBlobRoute.ts';
import { workerRoutes } from './http/workerRoutes.ts';
import { openMirror } from './mirror/mirror.ts';
import { expireLeases } from './queue/expireLeases.ts';
import { ownAccord } from './queue/queue.ts';
import type { Queue } from './queue/queue.ts';
import { repeatEvery } from './repeatEvery.ts';
import type { Repetition } from './repeatEvery.ts';
import { openSqliteStore } from './store/openSqliteStore.ts';
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

/** Throws `server.in_use`, `server.data_newer`, `server.port_taken`, `disk.full` or `folder.not_writable`. */
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
  { dataFolder, port, leaseSeconds, limits, keepsCheckpoints, hubMirror }: ServerSettings,
  { log, version, store }: ServerOptions & { store: Store },
): Promise<RunningServer> {
  const waker = new Waker();
  const queue: Queue = {
    store,
    limits,
    leaseMs: 1000 * leaseSeconds,
    by: ownAccord,
    keepsCheckpoints,
    mirrorsHub: hubMirror !== null,
    wake: () => {
      waker.wake();
    },
  };
  const keeper: DataKeeper = { store, limits, blobs: await openFileBlobs(join(dataFolder, 'blobs')) };
  const stopping = new AbortController();
  const mirror = hubMirror ? openMirror(hubMirror, { keeper, stopping: stopping.signal }) : undefined;
  const inferences = { store, asked: new Waker(), answered: new Waker() };
  const routes = [
    ...jobRoutes(queue),
    ...uploadRoutes(keeper),
    ...dataSetRoutes(keeper),
    ...workerRoutes(queue, waker),
    workerBlobRoute(keeper),
    ...bundleRoutes(queue, keeper),
    ...jobFileRoutes(keeper),
    ...modelRoutes(queue, keeper),
    ...inferenceRoutes(inferences),
    ...mirrorRoutes(mirror),
    ...auditRoutes(store, await auditKey(dataFolder)),
  ];
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
  const reaper = keepReaping(queue, keeper, log);
  const sweeper = keepSweeping(keeper, log);
  const stop = async () => {
    stopping.abort();
    for (const one of [waker, inferences.asked, inferences.answered]) one.close();
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

function keepReaping(queue: Queue, keeper: DataKeeper, log: (line: string) => void): Repetition {
  return repeatEvery(reapEveryMs, {
    turn: async () => {
      const lost = await expireLeases(queue);
      if (lost > 0) log(`${lost} leases ended without a word of their workers`);
      const helped = await patrol(queue);
      if (helped > 0) log(`${helped} jobs that did not go on were warned of, restarted or taken`);
      const ended = await dropEndedBundles(keeper);
      if (ended > 0) log(`${ended} checkpoints of jobs that have ended were deleted`);
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
