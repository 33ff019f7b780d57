/** How many jobs a server gives out and takes back in a second, and how many reports it takes, through HTTP and with the audit trail. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { findJob } from './queue/findJob.ts';
import { openStore } from './store/openStore.ts';
import type { Store } from './store/store.ts';
import { openLimits, startServerIn } from './testing/serverProcesses.ts';
import { noPostgres, startPostgres } from './testing/startPostgres.ts';
import { talkTo } from './testing/talker.ts';
import type { Talker } from './testing/talker.ts';
import { addJob, testQueue } from './testing/testQueue.ts';

/** Workers that ask at the same time. */
const workers = 16;
const few = 12_000;
const many = 100_000;
const seconds = 10;

type DatabaseName = 'SQLite' | 'PostgreSQL';

export const measurements: readonly Measurement[] = (['SQLite', 'PostgreSQL'] as const).flatMap(
  (database) => {
    const name = database === 'SQLite' ? 'sqlite' : 'postgres';
    return [
      {
        name: `queue-throughput-${name}`,
        about: `claims with their completions a second through HTTP, one server on ${database}, ${workers} workers`,
        unit: 'jobs/s',
        bar: { least: database === 'SQLite' ? 300 : 500 },
        run: (context) => throughput(database, claimAndComplete, context),
      },
      {
        name: `queue-slowdown-${name}`,
        about: `times slower with ${many} jobs that wait than with ${few}, on ${database}`,
        unit: '×',
        bar: { most: 1.5 },
        run: (context) => slowdown(database, context),
      },
      {
        name: `queue-reports-${name}`,
        about: `reports of a step (one event, three figures) a second through HTTP, one server on ${database}, ${workers} trainings; no bar: it is what the reckoning for many workers needs`,
        unit: 'reports/s',
        bar: {},
        run: (context) => throughput(database, reportSteps, context),
      },
    ] satisfies Measurement[];
  },
);

async function throughput(
  database: DatabaseName,
  work: Work,
  context: MeasureContext,
): Promise<MeasureOutcome> {
  const rate = await rateOf(database, { work, waiting: few }, context);
  return rate === null ? { skipped: noPostgres } : { value: rate };
}

async function slowdown(database: DatabaseName, context: MeasureContext): Promise<MeasureOutcome> {
  const work = claimAndComplete;
  const withFew = await rateOf(database, { work, waiting: few }, context);
  if (withFew === null) return { skipped: noPostgres };
  const waiting = context.quick ? 2 * few : many;
  const withMany = (await rateOf(database, { work, waiting }, context)) ?? Number.NaN;
  return { value: withFew / withMany, details: { withFew, withMany } };
}

interface Load {
  readonly work: Work;
  /** Jobs in the queue at the beginning. */
  readonly waiting: number;
}

/** A second; null where there is no PostgreSQL. */
async function rateOf(database: DatabaseName, load: Load, context: MeasureContext): Promise<number | null> {
  if (database === 'SQLite') {
    return await withTemporaryFolder((dataFolder) => rateIn({ dataFolder }, load, context));
  }
  const postgres = await startPostgres({ isDurable: true });
  if (!postgres) return null;
  try {
    const databaseUrl = await postgres.createDatabase();
    return await withTemporaryFolder((dataFolder) => rateIn({ dataFolder, databaseUrl }, load, context));
  } finally {
    await postgres.remove();
  }
}

interface Place {
  readonly dataFolder: string;
  /** Left out: SQLite. */
  readonly databaseUrl?: string;
}

async function rateIn(
  place: Place,
  { work, waiting }: Load,
  { quick, say }: MeasureContext,
): Promise<number> {
  await fill(place, waiting);
  const server = await startServerIn(place.dataFolder, { ...place, limits: openLimits });
  const talker = talkTo(server);
  const workFor = async (ms: number): Promise<number> => {
    const start = performance.now();
    const counts = await Promise.all(
      Array.from({ length: workers }, (_, i) => work(talker, `w${i}`, () => performance.now() > start + ms)),
    );
    return (1000 * counts.reduce((sum, count) => sum + count, 0)) / (performance.now() - start);
  };
  try {
    // What is prepared and compiled at first use is so afterwards.
    await workFor(quick ? 200 : 2000);
    const rate = await workFor(quick ? 1000 : seconds * 1000);
    say(`${waiting} jobs waited: ${Math.round(rate)} a second`);
    return rate;
  } finally {
    talker.close();
    await server.stop();
  }
}

/** One of several workers; how often it did its work until it was over. */
type Work = (talker: Talker, workerId: string, isOver: () => boolean) => Promise<number>;

const claimAndComplete: Work = async (talker, workerId, isOver) => {
  let count = 0;
  for (; !isOver(); count++) {
    const { job, token } = await claimAs(talker, workerId);
    await talker.ask(`/api/v1/worker/jobs/${job.id}/complete`, { token, result: { kind: 'x' } });
  }
  return count;
};

const reportSteps: Work = async (talker, workerId, isOver) => {
  const { job, token } = await claimAs(talker, workerId);
  let step = 0;
  for (; !isOver(); step++) {
    const at = new Date(0).toISOString();
    const event = { kind: 'stepFinished', step, epoch: 1, loss: 0.5, learningRate: 0.0001, totalSteps: 1000 };
    const metrics = ['loss', 'learningRate', 'gradientNorm'].map((name) => ({ name, step, value: 0.5 }));
    const told = { token, events: [{ seq: step, body: { at, event } }], metrics };
    await talker.ask(`/api/v1/worker/jobs/${job.id}/events`, told);
  }
  return step;
};

async function claimAs(talker: Talker, workerId: string): Promise<{ job: { id: string }; token: number }> {
  const body = { workerId, requestId: randomUUID(), waitMs: 0 };
  const { claimed } = await talker.ask('/api/v1/worker/claim', body);
  if (!claimed) throw new Error('there are too few jobs for this computer');
  return claimed;
}

/** Copies of one job, as the queue takes it: put in one by one, they would take minutes. */
async function fill(place: Place, count: number): Promise<void> {
  const store = await openStore(place, () => undefined);
  try {
    await copyJobs(store, count);
    // As the database does by itself after a while.
    await sql`analyze`.execute(store.db);
  } finally {
    await store.close();
  }
}

async function copyJobs(store: Store, count: number): Promise<void> {
  const { db } = store;
  const row = await findJob(db, (await addJob(testQueue(store))).id);
  const atOnce = 500;
  for (let done = 1; done < count; done += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, count - done) }, (_, i) => {
      return { ...row, id: randomUUID(), number: row.number + done + i };
    });
    await db.insertInto('jobs').values(rows).execute();
  }
  await db.updateTable('counters').set({ value: count }).where('name', '=', 'job').execute();
}
