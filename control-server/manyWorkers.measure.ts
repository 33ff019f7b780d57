/**
 * A team on one computer: three servers on PostgreSQL, and worker processes that train. One server is killed on the way and
 * comes back, and so is one worker, which does not.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kill } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { programPath } from '../core/tables/programPath.ts';
import type { Measurement, MeasureContext, MeasureOutcome } from '../tools/measure/measurement.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { openLimits, startServerIn } from './testing/serverProcesses.ts';
import { noPostgres, startPostgres } from './testing/startPostgres.ts';
import { talkTo } from './testing/talker.ts';
import type { Talker } from './testing/talker.ts';
import { replicaSettings } from './testing/withReplicas.ts';

const replicaCount = 3;
const mostMinutes = 15;

export const measurement: Measurement = {
  name: 'many-workers',
  about:
    'share of 60 trainings that 8 worker processes over 3 servers on PostgreSQL end once and well, while a server is killed and started again and a worker is killed for good',
  unit: 'share',
  bar: { least: 1 },
  run: (context) => withTemporaryFolder((folder) => run(folder, context)),
};

async function run(folder: string, { quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const postgres = await startPostgres({ isDurable: true });
  if (!postgres) return { skipped: noPostgres };
  const [jobCount, workerCount] = quick ? [6, 3] : [60, 8];
  const shared = replicaSettings(folder, await postgres.createDatabase());
  // A lease is soon over, so that the killed worker is not waited for.
  const settings = { ...shared, limits: openLimits, leaseSeconds: 15 };
  const places = Array.from({ length: replicaCount }, (_, i) => join(folder, `replica ${i}`));
  const servers = await Promise.all(places.map((place) => startServerIn(place, settings)));
  const [first, , last] = servers;
  const workers = Array.from({ length: workerCount }, (_, i) =>
    startWorker(folder, servers[i % servers.length]!.address, shared['token'] ?? ''),
  );
  const talker = talkTo(first!);
  try {
    const startedAt = performance.now();
    const config = { data: { path: writeSheet(folder) }, stages: ['baseline'] };
    for (let i = 0; i < jobCount; i++) {
      await talker.ask('/api/v1/jobs', { request: { kind: 'train', config } });
    }
    await until(async () => (await statesOf(talker)).succeeded >= jobCount / 4);
    const { port } = new URL(last!.address);
    kill(last!.processId!, 'SIGKILL');
    workers[0]?.kill('SIGKILL');
    say('a server and a worker were killed');
    await last!.ended;
    servers[replicaCount - 1] = await startServerIn(places.at(-1)!, { ...settings, port: Number(port) });
    await until(async () => (await statesOf(talker)).open === 0);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const { succeeded } = await statesOf(talker);
    const completions = await completionsOf(talker);
    say(`${succeeded} of ${jobCount} trainings ended well in ${seconds} s`);
    const isOnce = completions.size === succeeded && [...completions.values()].every((count) => count === 1);
    return { value: isOnce ? succeeded / jobCount : 0, details: { workerCount, replicaCount, seconds } };
  } finally {
    for (const worker of workers) worker.kill('SIGTERM');
    await Promise.all(workers.map(gone));
    talker.close();
    for (const server of servers) await server.stop();
    await postgres.remove();
  }
}

function startWorker(folder: string, address: string, token: string): ChildProcess {
  const words = ['worker', '--server', address, '--folder', join(folder, 'work')];
  return spawn(process.execPath, [programPath('cli'), ...words], {
    env: { ...process.env, BERT_TRAINING_TOKEN: token, BERT_TRAINING_HOME: join(folder, 'home') },
    stdio: 'ignore',
  });
}

async function gone(worker: ChildProcess): Promise<void> {
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
}

function writeSheet(folder: string): string {
  const path = join(folder, 'petições.csv');
  const rows = Array.from({ length: 60 }, (_, i) =>
    i % 2
      ? `pede alimentos e guarda do filho nº ${i},Família`
      : `pede pagamento da dívida e juros nº ${i},Cobrança`,
  );
  writeFileSync(path, ['texto,categoria', ...rows].join('\n'));
  return path;
}

async function statesOf(talker: Talker): Promise<{ succeeded: number; open: number }> {
  const { jobs } = await talker.ask('/api/v1/jobs?limit=200');
  const states = (jobs as { state: string }[]).map(({ state }) => state);
  const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
  return { succeeded: count('succeeded'), open: count('queued', 'leased', 'running') };
}

/** How often each job was completed, by the audit trail. */
async function completionsOf(talker: Talker): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let before = ''; ;) {
    const page = await talker.ask(`/api/v1/audit?limit=200${before}`);
    for (const { action, object } of page.events as { action: string; object: { id: string } }[]) {
      if (action === 'job.complete') counts.set(object.id, (counts.get(object.id) ?? 0) + 1);
    }
    if (page.before === null) return counts;
    before = `&before=${page.before}`;
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + mostMinutes * 60_000; !(await isSo());) {
    if (performance.now() > end) throw new Error('the trainings do not end');
    await pause(200);
  }
}
