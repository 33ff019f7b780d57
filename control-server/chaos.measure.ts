/** Kills servers and workers while 10,000 jobs are brought and done, and holds what was acknowledged against what was kept. */
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import type { Measurement, MeasureContext, MeasureOutcome } from '../tools/measure/measurement.ts';
import { postgresServers, sqliteServer } from './testing/chaos/servers.ts';
import type { Cluster } from './testing/chaos/servers.ts';
import { faultsIn, storm } from './testing/chaos/storm.ts';
import { noPostgres, startPostgres } from './testing/startPostgres.ts';

const whole = { workers: 8, jobs: 10_000, serverKills: 50, workerKills: 200 };
const short = { workers: 8, jobs: 300, serverKills: 4, workerKills: 12 };

const what =
  'jobs lost, done twice or not done, acknowledged writes lost, and breaks of the audit trail: 10,000 jobs, 50 kills of a server, 200 kills of a worker';

export const measurements: readonly Measurement[] = [
  {
    name: 'chaos',
    about: `${what}; one server on SQLite`,
    unit: 'faults',
    bar: { most: 0 },
    run: (context) => withTemporaryFolder((folder) => run(sqliteServer(folder), folder, context)),
  },
  {
    name: 'chaos-postgres',
    about: `${what}; three servers on one PostgreSQL`,
    unit: 'faults',
    bar: { most: 0 },
    run: (context) => withTemporaryFolder((folder) => runOnPostgres(folder, context)),
  },
];

async function runOnPostgres(folder: string, context: MeasureContext): Promise<MeasureOutcome> {
  const postgres = await startPostgres({ isDurable: true });
  if (!postgres) return { skipped: noPostgres };
  try {
    const url = await postgres.createDatabase();
    return await run(postgresServers(folder, { url, count: 3 }), folder, context);
  } finally {
    await postgres.remove();
  }
}

async function run(
  cluster: Cluster,
  folder: string,
  { quick, say }: MeasureContext,
): Promise<MeasureOutcome> {
  const plan = quick ? short : whole;
  const startedAt = performance.now();
  const outcome = await storm(cluster, { ...plan, folder, say });
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return { value: faultsIn(outcome), details: { ...plan, ...outcome, seconds } };
}
