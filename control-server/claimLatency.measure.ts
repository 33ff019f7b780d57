/** How soon a job that is put into the queue at one server is with a worker that waits at it or at another. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { openLimits, startServerIn } from './testing/serverProcesses.ts';
import { noPostgres, startPostgres } from './testing/startPostgres.ts';
import { talkTo } from './testing/talker.ts';
import type { Talker } from './testing/talker.ts';
import { replicaSettings } from './testing/withReplicas.ts';

const replicaCount = 2;
const pollers = 100;
/** Jobs come one at a time: each finds everybody waiting. */
const everyMs = 60;
const about = `milliseconds from putting a job into the queue to its claim, ${pollers} idle long polls over ${replicaCount} servers on PostgreSQL`;
const request = { kind: 'train', config: { data: { path: '/a.csv' } } };

export const measurements: readonly Measurement[] = [
  {
    name: 'claim-latency-p50',
    about: `${about}, median`,
    unit: 'ms',
    bar: { most: 20 },
    run: (context) => measure(context, 0.5),
  },
  {
    name: 'claim-latency-p99',
    about: `${about}, 99 of 100`,
    unit: 'ms',
    bar: { most: 100 },
    run: (context) => measure(context, 0.99),
  },
];

async function measure(context: MeasureContext, share: number): Promise<MeasureOutcome> {
  const postgres = await startPostgres({ isDurable: true });
  if (!postgres) return { skipped: noPostgres };
  try {
    const databaseUrl = await postgres.createDatabase();
    const waits = await withTemporaryFolder((folder) => waitsOf(folder, databaseUrl, context));
    const at = (part: number) => waits[Math.ceil(part * waits.length) - 1] ?? Number.NaN;
    const details = { p50: at(0.5), p90: at(0.9), p99: at(0.99), most: at(1), jobs: waits.length };
    context.say(JSON.stringify(details));
    return { value: at(share), details };
  } finally {
    await postgres.remove();
  }
}

/** Milliseconds, the shortest first. */
async function waitsOf(folder: string, databaseUrl: string, { quick, say }: MeasureContext) {
  const settings = { ...replicaSettings(folder, databaseUrl), limits: openLimits };
  const servers = await Promise.all(
    Array.from({ length: replicaCount }, (_, i) => startServerIn(join(folder, `replica ${i}`), settings)),
  );
  const talkers = servers.map(talkTo);
  const posted = new Map<string, number>();
  const waits: number[] = [];
  const over = { isOver: false };
  try {
    const polls = Array.from({ length: pollers }, (_, i) =>
      poll(talkers[i % talkers.length]!, `w${i}`, { posted, waits, over }),
    );
    await pause(1000);
    const count = quick ? 30 : 1000;
    for (let i = 0; i < count; i++) {
      const dedupeKey = randomUUID();
      posted.set(dedupeKey, performance.now());
      const { id } = await talkers[i % talkers.length]!.ask('/api/v1/jobs', { request, dedupeKey });
      // Claims know jobs by their ids, which only the answer tells.
      posted.set(id, posted.get(dedupeKey) ?? Number.NaN);
      await pause(everyMs);
    }
    say(`${count} jobs were put into the queue`);
    over.isOver = true;
    await Promise.all(servers.map((server) => server.stop()));
    await Promise.allSettled(polls);
  } finally {
    for (const talker of talkers) talker.close();
    for (const server of servers) await server.stop();
  }
  return waits.sort((a, b) => a - b);
}

interface Polling {
  /** When a job was sent, by its id. */
  readonly posted: ReadonlyMap<string, number>;
  readonly waits: number[];
  readonly over: { isOver: boolean };
}

async function poll(talker: Talker, workerId: string, { posted, waits, over }: Polling): Promise<void> {
  while (!over.isOver) {
    const body = { workerId, requestId: randomUUID(), waitMs: 50_000 };
    const { claimed } = await talker.ask('/api/v1/worker/claim', body);
    const claimedAt = performance.now();
    if (!claimed) continue;
    const { token, job } = claimed;
    await talker.ask(`/api/v1/worker/jobs/${job.id}/complete`, { token, result: {} });
    // By now the answer about the job itself has come, too.
    waits.push(claimedAt - (posted.get(job.id) ?? Number.NaN));
  }
}
