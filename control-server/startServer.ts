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
import type { CareSettings } from './care/careSettings.ts';
import { openCare } from './care/openCare.ts';
import { auditKey } from './audit/auditKey.ts';
import { localAccess } from './http/access.ts';
import { auditRoutes } from './http/auditRoutes.ts';
import { createApp } from './http/createApp.ts';
import { dataSetRoutes } from './http/dataSetRoutes.ts';
import { jobRoutes } from './http/jobRoutes.ts';
import { localToken } from './http/localToken.ts';
import { systemRoutes } from './http/systemRoutes.ts';
import { uploadRoutes } from './http/uploadRoutes.ts';
import { Waker } from './http/waker.ts';
import { workerBlobRoute } from './http/workerBlobRoute.ts';
import { workerRoutes } from './http/workerRoutes.ts';
import { openServerLog, serverLogFolder } from './log/serverLog.ts';
import type { Log, ServerLog } from './log/serverLog.ts';
import type { ServerFigures } from './metrics/serverFigures.ts';
import { expireLeases } from './queue/expireLeases.ts';
import { ownAccord } from './queue/queue.ts';
import type { Queue } from './queue/queue.ts';
import { repeatEvery } from './repeatEvery.ts';
import type { Repetition } from './repeatEvery.ts';
import { openSqliteStore } from './store/openSqliteStore.ts';
import type { Store } from './store/store.ts';
import { patrol } from './watchdog/patrol.ts';

const loopback = '127.0.0.1';

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
    const { log: told } = options;
    const file = await openServerLog(serverLogFolder(settings.dataFolder), {
      ...settings.care.log,
      failed: told,
    });
    try {
      return await serve(settings, { ...options, store, file });
    } catch (error) {
      await file.close();
      throw error;
    }
  } catch (error) {
    await store.close();
    throw error;
  }
}

interface Opened extends ServerOptions {
  readonly store: Store;
  readonly file: ServerLog;
}

async function serve(settings: ServerSettings, opened: Opened): Promise<RunningServer> {
  const { dataFolder, port, leaseSeconds, limits, care: times } = settings;
  const { version, store, file } = opened;
  const log: Log = (line, facts) => {
    file.write(line, facts);
    opened.log(line);
  };
  const waker = new Waker();
  const queue: Queue = {
    store,
    limits,
    leaseMs: 1000 * leaseSeconds,
    by: ownAccord,
    wake: () => {
      waker.wake();
    },
  };
  const keeper: DataKeeper = { store, limits, blobs: await openFileBlobs(join(dataFolder, 'blobs')) };
  const key = await auditKey(dataFolder);
  const care = openCare({ settings, keeper, auditKey: key, version, note: file.write, log });
  const routes = [
    ...jobRoutes(queue),
    ...uploadRoutes(keeper),
    ...dataSetRoutes(keeper),
    ...workerRoutes(queue, waker),
    workerBlobRoute(keeper),
    ...auditRoutes(store, key),
    ...care.routes,
  ];
  let hosts: readonly string[] = [];
  const app = createApp({
    routes: [...systemRoutes({ check: care.checkReady, version }, routes), ...routes],
    authenticate: care.access(localAccess(await localToken(dataFolder))),
    hosts: () => hosts,
    isStopping: () => waker.isClosed,
    log,
    answered: care.answered,
  });
  // Longer than clients keep theirs; what does not arrive in time is not waited for.
  const server = createServer(
    { keepAliveTimeout: 65_000, headersTimeout: 10_000, requestTimeout: 30_000 },
    app,
  );
  const taken = await listen(server, port);
  hosts = [`${loopback}:${taken}`, `localhost:${taken}`];
  const reaper = keepReaping(queue, { log, times, figures: care.figures });
  const sweeper = keepSweeping(keeper, times, log);
  care.begin();
  const stop = async () => {
    waker.close();
    await reaper.stop();
    await sweeper.stop();
    await care.stop();
    await close(server, times.stopMs);
    await store.close();
    await file.close();
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

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}

interface Reaping {
  readonly log: Log;
  readonly times: CareSettings;
  readonly figures: ServerFigures;
}

function keepReaping(queue: Queue, { log, times, figures }: Reaping): Repetition {
  return repeatEvery(times.reapMs, {
    turn: async () => {
      const lost = await expireLeases(queue);
      figures.leasesLost(lost);
      if (lost > 0) log(`${lost} leases ended without a word of their workers`);
      const helped = await patrol(queue, times.watchRules);
      figures.watchdogActed(helped);
      if (helped > 0) log(`${helped} jobs that did not go on were warned of, restarted or taken`);
    },
    failed: (error) => {
      log(`leases could not be looked at: ${String(error)}`);
    },
  });
}

function keepSweeping(keeper: DataKeeper, { sweepMs }: CareSettings, log: Log): Repetition {
  return repeatEvery(sweepMs, {
    turn: async (signal) => {
      const count = await sweep(keeper, signal);
      if (count > 0) log(`${count} files that nothing names were deleted`);
    },
    failed: (error) => {
      log(`files that nothing names could not be looked for: ${String(error)}`);
    },
  });
}
