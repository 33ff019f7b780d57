/** The server's care for itself, put together: figures, tasks, mails and their routes, and the turns in which they happen. */
import type { KeyObject } from 'node:crypto';
import { postgresCopy, sqliteCopy } from '../backup/databaseCopy.ts';
import { makeBackup } from '../backup/makeBackup.ts';
import type { ServerSettings } from '../config.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import type { Authenticate } from '../http/access.ts';
import type { Answered } from '../http/answered.ts';
import { careRoutes } from '../http/careRoutes.ts';
import { metricsAccess } from '../http/metricsAccess.ts';
import { metricsRoute } from '../http/metricsRoute.ts';
import type { Route } from '../http/route.ts';
import type { Log } from '../log/serverLog.ts';
import { smtpSender } from '../mail/smtp.ts';
import { openServerFigures } from '../metrics/serverFigures.ts';
import type { ServerFigures } from '../metrics/serverFigures.ts';
import { repeatEvery } from '../repeatEvery.ts';
import type { Repetition } from '../repeatEvery.ts';
import { removeDue } from '../retention/removeDue.ts';
import { openCaretaker } from './caretaker.ts';
import { careTurn } from './keepCare.ts';
import { checkReady } from './readiness.ts';

export interface Care {
  readonly routes: readonly Route[];
  readonly figures: ServerFigures;
  /** Throws what keeps the server from doing its work. */
  readonly checkReady: () => Promise<void>;
  /** Lets those in who read figures. */
  readonly access: (authenticate: Authenticate) => Authenticate;
  readonly answered: (answered: Answered) => void;
  begin(): void;
  stop(): Promise<void>;
}

export interface CareOptions {
  readonly settings: ServerSettings;
  readonly keeper: DataKeeper;
  readonly auditKey: KeyObject;
  readonly version: string;
  /** Of the programs that it starts. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The log's file alone: one line for each request. */
  readonly note: Log;
  readonly log: Log;
}

const turnMs = 60_000;
/** Asked for again and again by machines. */
const unnoted = new Set<string>(['GET /health', 'GET /ready', 'GET /metrics']);

export function openCare({ settings, keeper, auditKey, version, environment, note, log }: CareOptions): Care {
  const { dataFolder, care } = settings;
  const { store, blobs } = keeper;
  const { folder, keep, everyMs: backupEveryMs } = care.backup;
  const database =
    settings.databaseUrl === undefined
      ? sqliteCopy(store.db)
      : postgresCopy(settings.databaseUrl, { environment, log });
  const source = { store, database, blobs, dataFolder, auditKey, version, folder, keep };
  const caretaker = openCaretaker({
    store,
    log,
    works: {
      retention: (turn) => removeDue(keeper, turn),
      backup: async ({ signal }) => {
        const { path, files, bytes } = await makeBackup(source, signal);
        return { told: { folder: path, files, bytes }, count: files };
      },
    },
  });
  const send = care.mail && smtpSender(care.mail);
  const { leastFreeMiB } = care;
  const turns = { store, caretaker, log, backupEveryMs, dataFolder, leastFreeMiB, send };
  const figures = openServerFigures(store);
  let turning: Repetition | undefined;
  return {
    routes: [...careRoutes({ store, caretaker, canMail: send !== undefined }), metricsRoute(figures)],
    figures,
    checkReady: () => checkReady({ db: store.db, blobs, dataFolder, leastFreeMiB }),
    access: (authenticate) => metricsAccess(authenticate, care.metricsToken),
    answered: (answered) => {
      figures.answered(answered);
      const { route, status, requestId, by } = answered;
      if (unnoted.has(route)) return;
      note(`${route} was answered with ${status}`, { requestId, by, ms: Math.round(answered.ms) });
    },
    begin: () => {
      turning = repeatEvery(turnMs, {
        turn: () => careTurn(turns),
        failed: (error) => {
          log(`the server could not care for itself: ${String(error)}`);
        },
      });
    },
    stop: async () => {
      await turning?.stop();
      await caretaker.stop();
    },
  };
}
