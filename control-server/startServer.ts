/** A server, from its data folder to a port, and back. */
import type { Server } from 'node:http';
import { AppError } from '../core/contract/errors/appError.ts';
import { localTokenPath } from '../core/host/localServer.ts';
import { systemCode } from '../core/tables/files/systemCode.ts';
import { openBlobs } from './blobs/openBlobs.ts';
import type { ServerSettings } from './config.ts';
import type { DataKeeper } from './dataSets/dataKeeper.ts';
import { sweep } from './dataSets/sweep.ts';
import { openAuditKey } from './audit/openAuditKey.ts';
import { dropEndedBundles } from './bundles/dropEndedBundles.ts';
import type { CareSettings } from './care/careSettings.ts';
import { openCare } from './care/openCare.ts';
import { usualBounds } from './feed/feedBounds.ts';
import type { FeedBounds } from './feed/feedBounds.ts';
import { Hub } from './feed/hub.ts';
import { openFeed } from './feed/openFeed.ts';
import { accountRoutes } from './http/accountRoutes.ts';
import { auditRoutes } from './http/auditRoutes.ts';
import { ClaimLine } from './http/claimLine.ts';
import { createApp } from './http/createApp.ts';
import { createHttpServer } from './http/createHttpServer.ts';
import { dataSetRoutes } from './http/dataSetRoutes.ts';
import { draftRoutes } from './http/draftRoutes.ts';
import { openDoor } from './http/door.ts';
import { feedRoutes } from './http/feedRoutes.ts';
import { inspectionRoutes } from './http/inspectionRoutes.ts';
import { jobRoutes } from './http/jobRoutes.ts';
import { deniedTo } from './http/refusals.ts';
import { queueRoutes } from './http/queueRoutes.ts';
import { registeredWorkerRoutes } from './http/registeredWorkerRoutes.ts';
import { rulesRoutes } from './http/rulesRoutes.ts';
import { runRoutes } from './http/runRoutes.ts';
import type { LetIn } from './http/originGuard.ts';
import { sessionRoutes } from './http/sessionRoutes.ts';
import { signInRoutes } from './http/signInRoutes.ts';
import { systemRoutes } from './http/systemRoutes.ts';
import { uploadRoutes } from './http/uploadRoutes.ts';
import { checkBinding } from './http/workerBinding.ts';
import { workerFileRoutes } from './http/workerFileRoutes.ts';
import { workerRoutes } from './http/workerRoutes.ts';
import { openServerLog, serverLogFolder } from './log/serverLog.ts';
import type { Log, ServerLog } from './log/serverLog.ts';
import type { ServerFigures } from './metrics/serverFigures.ts';
import { openModels } from './openModels.ts';
import { expireLeases } from './queue/expireLeases.ts';
import { isClaimable } from './queue/isClaimable.ts';
import { ownAccord } from './queue/queue.ts';
import type { Queue } from './queue/queue.ts';
import { repeatEvery } from './repeatEvery.ts';
import type { Repetition } from './repeatEvery.ts';
import { Rules } from './rules/rules.ts';
import { openStore } from './store/openStore.ts';
import type { Store } from './store/store.ts';
import { patrol } from './watchdog/patrol.ts';

export interface RunningServer {
  /** Where it listens. */
  readonly address: string;
  /** Where people find it, in team mode; null in local mode. */
  readonly publicAddress: string | null;
  /** Of local mode. */
  readonly tokenFile: string;
  /** Answers what was asked, and takes nothing new. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly log: (line: string) => void;
  readonly version: string;
  /** Of the programs that it starts; left out: empty. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Left out: the usual ones. */
  readonly feedBounds?: FeedBounds;
}

/** Throws `server.port_taken`, `disk.full`, `folder.not_writable`, `storage.*`, and what `openStore` and `openAuditKey` throw. */
export async function startServer(settings: ServerSettings, options: ServerOptions): Promise<RunningServer> {
  const store = await openStore(settings, options.log);
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
  const { dataFolder, port, leaseSeconds, limits, listen: host, care: times, keepsCheckpoints } = settings;
  const { version, environment = {}, store, file, feedBounds = usualBounds } = opened;
  const log: Log = (line, facts) => {
    file.write(line, facts);
    opened.log(line);
  };
  const waker = new ClaimLine();
  const hub = new Hub();
  store.bell.onRing({
    claimable: () => {
      waker.wake();
    },
    changed: hub.wake,
  });
  const rules = new Rules(limits);
  await rules.refresh(store.db);
  const door = await openDoor(settings, { store, log });
  const queue: Queue = {
    store,
    rules,
    leaseMs: 1000 * leaseSeconds,
    by: ownAccord,
    keepsCheckpoints,
    mirrorsHub: settings.hubMirror !== null,
    wake: () => {
      waker.wake();
      store.bell.ring();
    },
    changed: (jobId) => {
      hub.wake(jobId);
      store.bell.tell(jobId);
    },
  };
  const keeper: DataKeeper = { store, rules, blobs: await openBlobs({ ...settings, log }), by: ownAccord };
  const key = await openAuditKey(settings, store);
  const care = openCare({ settings, keeper, auditKey: key, version, environment, note: file.write, log });
  const models = openModels(queue, keeper, settings.hubMirror);
  const routes = [
    ...jobRoutes(queue),
    ...runRoutes(store),
    ...feedRoutes(store),
    ...uploadRoutes(keeper),
    ...dataSetRoutes(keeper),
    ...workerRoutes(queue, waker),
    ...workerFileRoutes(keeper),
    ...models.routes,
    ...inspectionRoutes(queue),
    ...draftRoutes(store),
    ...auditRoutes(store, key),
    ...queueRoutes(queue),
    ...sessionRoutes(door),
    ...signInRoutes(door),
    ...accountRoutes(door.team),
    ...registeredWorkerRoutes(door),
    ...rulesRoutes(queue),
    ...care.routes,
  ];
  let letIn: LetIn = { hosts: [], origins: [] };
  const entrance = {
    authenticate: care.access(door.authenticate),
    letIn: () => letIn,
    isStopping: () => waker.isClosed,
    log,
  };
  const app = createApp({
    routes: [...systemRoutes({ check: care.checkReady, version }, routes), ...routes],
    throttle: door.throttle,
    proxies: door.proxies,
    onDenied: deniedTo(store),
    checkBinding: (caller, came) => checkBinding(store.db, caller, came),
    answered: care.answered,
    ...entrance,
  });
  const server = createHttpServer(app);
  const taken = await listen(server, { port, host });
  letIn = door.letIn(taken);
  const feed = openFeed({ server, store, hub, bounds: feedBounds, ...entrance });
  const reaper = keepReaping({ queue, keeper, waker, log, times, figures: care.figures });
  const sweeper = keepSweeping(keeper, times, log);
  care.begin();
  const stop = async () => {
    waker.close();
    models.stop();
    await reaper.stop();
    await sweeper.stop();
    await feed.stop();
    await care.stop();
    await close(server, times.stopMs);
    await store.close();
    await file.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    publicAddress: settings.publicAddress,
    tokenFile: localTokenPath(dataFolder),
    stop: () => (stopped ??= stop()),
  };
}

/** The port that was taken. */
function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(systemCode(error) === 'EADDRINUSE' ? new AppError('server.port_taken', { port }) : error);
    });
    server.listen(port, host, () => {
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
  readonly queue: Queue;
  readonly keeper: DataKeeper;
  readonly waker: ClaimLine;
  readonly log: Log;
  readonly times: CareSettings;
  readonly figures: ServerFigures;
}

function keepReaping({ queue, keeper, waker, log, times, figures }: Reaping): Repetition {
  return repeatEvery(times.reapMs, {
    turn: async () => {
      // What was changed on another server of the same database.
      await queue.rules.refresh(queue.store.db);
      const lost = await expireLeases(queue);
      figures.leasesLost(lost);
      if (lost > 0) log(`${lost} leases ended without a word of their workers`);
      const helped = await patrol(queue, times.watchRules);
      figures.watchdogActed(helped);
      if (helped > 0) log(`${helped} jobs that did not go on were warned of, restarted or taken`);
      // A ring of another server may be lost with a connection.
      if (await isClaimable(queue)) waker.wake();
      const ended = await dropEndedBundles(keeper);
      if (ended > 0) log(`${ended} checkpoints of jobs that have ended were deleted`);
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
