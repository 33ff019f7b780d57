/** What the server does for itself again and again: mails, the disk, and the backups and deletions that are due. */
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { Log } from '../log/serverLog.ts';
import { addMails, noteMails } from '../mail/noteMails.ts';
import { sendMails } from '../mail/sendMails.ts';
import type { SendLetter } from '../mail/sendMails.ts';
import { ownAccord } from '../queue/queue.ts';
import { findDue } from '../retention/findDue.ts';
import { readPolicy } from '../retention/policy.ts';
import type { Store } from '../store/store.ts';
import { lastTaskAt } from './careTasks.ts';
import type { Caretaker } from './caretaker.ts';
import { freeOnDisk } from './readiness.ts';

export interface CareTurns {
  readonly store: Store;
  readonly caretaker: Caretaker;
  readonly log: Log;
  /** 0: no backups of its own accord. */
  readonly backupEveryMs: number;
  readonly dataFolder: string;
  readonly leastFreeMiB: number;
  /** Left out: no mails. */
  readonly send: SendLetter | undefined;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** One look at everything. */
export async function careTurn(turns: CareTurns): Promise<void> {
  const { store, send, log } = turns;
  await beginBackup(turns);
  await beginRetention(turns);
  if (!send) return;
  await noteMails(store);
  await noteDisk(turns);
  await sendMails(store, send, log);
}

/**
 * Counted from the last one, and before the first one from the first thing that ever happened here. One that failed is tried
 * again within the hour.
 */
async function beginBackup(turns: CareTurns): Promise<void> {
  const { store, backupEveryMs } = turns;
  if (backupEveryMs === 0) return;
  const now = await store.now();
  const last = (await lastTaskAt(store.db, 'backup')) ?? (await firstEventAt(store)) ?? now;
  if (now - last < backupEveryMs) return;
  await start(turns, 'backup', `auto:${Math.floor(now / hourMs)}`);
}

async function firstEventAt({ db }: Store): Promise<number | undefined> {
  const row = await db.selectFrom('audit').select('at').where('seq', '=', 1).executeTakeFirst();
  return row?.at;
}

/** Once a day, where anything is due. */
async function beginRetention(turns: CareTurns): Promise<void> {
  const { store } = turns;
  const now = await store.now();
  if (now - ((await lastTaskAt(store.db, 'retention')) ?? 0) < dayMs) return;
  const due = await findDue(store, await readPolicy(store.db));
  if (!due.some((one) => (one.kind === 'dataSets' ? one.data : one.ids).length > 0)) return;
  await start(turns, 'retention', `auto:${Math.floor(now / dayMs)}`);
}

async function start(
  { caretaker }: CareTurns,
  kind: 'backup' | 'retention',
  dedupeKey: string,
): Promise<void> {
  try {
    await caretaker.start({ kind, dedupeKey }, ownAccord);
  } catch (error) {
    // Another server, or an administrator, was first.
    if (!isAppError(error, 'care.busy')) throw error;
  }
}

/** Told once a day. */
async function noteDisk({ store, dataFolder, leastFreeMiB }: CareTurns): Promise<void> {
  const freeMiB = await freeOnDisk(dataFolder);
  if (freeMiB >= leastFreeMiB) return;
  const now = await store.now();
  const news = {
    event: 'diskLow' as const,
    about: String(freeMiB),
    dedupeKey: `diskLow:${Math.floor(now / dayMs)}`,
    owner: null,
  };
  await store.db.transaction().execute((trx) => addMails(trx, news, now));
}
