/** Asks a busy server 250 times a second for five minutes: how long answers take, what is refused, and whether memory grows. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { jobSchema } from '../core/contract/job.ts';
import { askServer } from '../core/host/askServer.ts';
import type { ServerPlace } from '../core/host/askServer.ts';
import { bringDataSet } from '../core/host/bringDataSet.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import type { Measurement, MeasureContext, MeasureOutcome } from '../tools/measure/measurement.ts';
import { sqliteServer } from './testing/chaos/servers.ts';
import type { Phoenix } from './testing/chaos/phoenix.ts';
import { loadReportSchema } from './testing/load/loadPlan.ts';
import type { LoadPlan, LoadReport } from './testing/load/loadPlan.ts';

const perSecond = 250;
const program = fileURLToPath(new URL('testing/load/makeLoad.ts', import.meta.url));

interface Load extends LoadReport {
  /** Of the server's resident memory, after the first fifth of the time, in MiB a minute. */
  readonly growth: number;
  readonly firstMiB: number;
  readonly lastMiB: number;
}

const setting =
  '250 requests a second for 5 min, from a process of its own: lists, reads, 15 in 100 that bring a job';

/** One run answers for all three. */
export const measurements: readonly Measurement[] = [
  {
    name: 'api-load',
    about: `99th percentile of the time to an answer, from when the request was due; ${setting}`,
    unit: 'ms',
    bar: { most: 50 },
    run: (context) => outcomeOf(context, ({ p99Ms }) => p99Ms),
  },
  {
    name: 'api-load-failures',
    about: `answers other than 200, and requests without one; ${setting}`,
    unit: 'answers',
    bar: { most: 0 },
    run: (context) => outcomeOf(context, ({ requests, statuses }) => requests - (statuses['200'] ?? 0)),
  },
  {
    name: 'api-load-memory',
    about: `growth of the server's resident memory once it is warm; ${setting}`,
    unit: 'MiB/min',
    // 15,000 requests: what each left behind would have to be smaller than 140 bytes.
    bar: { most: 2 },
    run: (context) => outcomeOf(context, ({ growth }) => growth),
  },
];

const runs = new Map<boolean, Promise<Load>>();

async function outcomeOf(context: MeasureContext, valueOf: (load: Load) => number): Promise<MeasureOutcome> {
  if (process.platform !== 'linux') return { skipped: 'the memory of another process is read on Linux only' };
  const run = runs.get(context.quick) ?? withTemporaryFolder((folder) => load(folder, context));
  runs.set(context.quick, run);
  const done = await run;
  return { value: valueOf(done), details: { ...done } };
}

async function load(folder: string, { quick, say }: MeasureContext): Promise<Load> {
  const [server] = sqliteServer(folder).servers;
  if (!server) throw new Error('no server');
  await server.start();
  try {
    const plan = await prepare(server.place, { folder, seconds: quick ? 10 : 300 });
    const child = spawn(process.execPath, ['--import', 'tsx/esm', program, JSON.stringify(plan)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new AbortController();
    const sampled = sample(server, ended.signal, say);
    const said = text(child.stdout);
    await once(child, 'exit');
    ended.abort();
    const memory = await sampled;
    const warm = memory.slice(Math.floor(memory.length / 5));
    return {
      ...loadReportSchema.parse(JSON.parse(await said)),
      growth: slope(warm) * 60,
      firstMiB: warm[0] ?? Number.NaN,
      lastMiB: warm.at(-1) ?? Number.NaN,
    };
  } finally {
    await server.stop();
  }
}

/** A data set and some jobs that wait, to be read. */
async function prepare(
  place: ServerPlace,
  { folder, seconds }: { folder: string; seconds: number },
): Promise<LoadPlan> {
  const sheet = join(folder, 'autos.csv');
  const rows = Array.from(
    { length: 200 },
    (_, i) => `Juntada de petição nº ${i};${i % 2 === 0 ? 'Petição' : 'Outra'}`,
  );
  writeFileSync(sheet, ['texto;categoria', ...rows].join('\n'));
  const { signal } = new AbortController();
  const dataSet = await bringDataSet(place, sheet, { signal });
  const body = { request: { kind: 'train', config: { data: { dataSet } } } };
  const jobIds: string[] = [];
  for (let i = 0; i < 50; i++) {
    jobIds.push((await askServer(place, { path: '/api/v1/jobs', body, answer: jobSchema })).id);
  }
  return { ...place, perSecond, seconds, jobIds, dataSetId: dataSet.id };
}

/** MiB, once a second until the signal. */
async function sample(server: Phoenix, signal: AbortSignal, say: MeasureContext['say']): Promise<number[]> {
  const memory: number[] = [];
  while (!signal.aborted) {
    const status = readFileSync(`/proc/${server.processId ?? ''}/status`, 'latin1');
    memory.push(Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1]) / 1024);
    if (memory.length % 30 === 0) say(`${memory.length} s: ${memory.at(-1)?.toFixed(1) ?? ''} MiB`);
    await pause(1000);
  }
  return memory;
}

/** Of the line through the values that misses them least, per value. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [above, below] = [0, 0];
  for (const [i, value] of values.entries()) {
    above += (i - middle) * (value - mean);
    below += (i - middle) ** 2;
  }
  return below === 0 ? 0 : above / below;
}
