/** A server, from its data folder to a port, and back. */
import { localTokenPath } from '../core/host/localServer.ts';
import { openBlobs } from './blobs/openBlobs.ts';
import type { ServerSettings } from './config.ts';
import type { DataKeeper } from './dataSets/dataKeeper.ts';
import { openAuditKey } from './audit/openAuditKey.ts';
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
import { close, listen } from './http/listen.ts';
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
import { openModels } from './openModels.ts';
import { ownAccord } from './queue/queue.ts';
import type { Queue } from './queue/queue.ts';
import { Rules } from './rules/rules.ts';
import { openStore } from './store/openStore.ts';
import type { Store } from './store/store.ts';
import { keepReaping, keepSweeping } from './turns.ts';

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
