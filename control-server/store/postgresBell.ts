/** A bell through PostgreSQL's LISTEN and NOTIFY, on a connection of its own that is made again whenever it breaks. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { Bell } from './bell.ts';
import type { Db } from './store.ts';

const channel = 'bert_training_jobs';
const firstPauseMs = 100;
const longestPauseMs = 5000;

export interface PostgresBell extends Bell {
  close(): Promise<void>;
}

export interface BellOptions {
  readonly url: string;
  readonly db: Db;
  readonly log: (line: string) => void;
}

/** Resolves once it hears. Throws what the connection fails with. */
export async function openPostgresBell({ url, db, log }: BellOptions): Promise<PostgresBell> {
  const own = randomUUID();
  const closing = new AbortController();
  let heard: () => void = () => undefined;
  let ringing: Promise<void> | undefined;
  let isWanted = false;

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 10_000,
      application_name: 'bert-training bell',
    });
    client.on('error', (error) => {
      log(`the database connection that hears of jobs was lost: ${error.message}`);
    });
    client.on('notification', ({ payload }) => {
      if (payload !== own) heard();
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    return client;
  };

  const keepListening = async (first: pg.Client): Promise<void> => {
    for (let client = first; ;) {
      await untilEnded(client, closing.signal);
      await client.end();
      const next = await connectAgain();
      if (!next) return;
      client = next;
      // What was rung in between was not heard.
      heard();
    }
  };

  const connectAgain = async (): Promise<pg.Client | undefined> => {
    for (
      let pauseMs = firstPauseMs;
      !closing.signal.aborted;
      pauseMs = Math.min(2 * pauseMs, longestPauseMs)
    ) {
      try {
        return await connect();
      } catch {
        // Its end is logged once; the statements of the queue tell how the database is.
        await pause(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
    return undefined;
  };

  /** What is rung while one ring is on its way is one more, and not many. */
  const ringOut = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      await sql`select pg_notify(${channel}, ${own})`.execute(db).catch((error: unknown) => {
        log(`the other servers were not told of a job: ${String(error)}`);
      });
    }
    ringing = undefined;
  };

  const listening = keepListening(await connect());
  return {
    ring: () => {
      isWanted = true;
      ringing ??= ringOut();
    },
    onRing: (listener) => {
      heard = listener;
    },
    close: async () => {
      closing.abort();
      await listening;
      await ringing;
    },
  };
}

function untilEnded(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      resolve();
    };
    client.once('end', end);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
