/** The figures of a server for Prometheus: what the database knows, and what this process has seen since it started. */
import { memoryUsage } from 'node:process';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Answered } from '../http/answered.ts';
import type { Store } from '../store/store.ts';
import { readQueueFigures } from './queueFigures.ts';

export interface ServerFigures {
  readonly contentType: string;
  text(): Promise<string>;
  answered(answered: Answered): void;
  leasesLost(count: number): void;
  watchdogActed(count: number): void;
}

const secondMs = 1000;
const quantiles = [0.5, 0.99];

export function openServerFigures(store: Store): ServerFigures {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `bert_training_${name}`, help, labelNames, registers });
  const counter = (name: string, help: string) =>
    new Counter({ name: `bert_training_${name}`, help, registers });

  const jobs = gauge('jobs', 'Jobs by state.', ['state']);
  const oldest = gauge('oldest_waiting_seconds', 'How long the job that has waited longest has waited.');
  const claims = gauge('claim_wait_seconds', 'From arrival to claim, in the last ten minutes.', ['quantile']);
  const blobs = gauge('blob_bytes', 'Size of the files of data sets, equal ones counted once.');
  const memory = gauge('memory_bytes', 'Memory of this process.', ['kind']);
  const lost = counter('leases_lost_total', 'Leases that this process took from workers not heard of.');
  const acts = counter(
    'watchdog_acts_total',
    'Warnings, restarts and takings of the watchdog in this process.',
  );
  const requests = new Histogram({
    name: 'bert_training_request_seconds',
    help: 'Time to answer by route; long polls wait on purpose.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers,
  });

  const read = async () => {
    const figures = await readQueueFigures(store);
    for (const [state, count] of Object.entries(figures.jobs)) jobs.set({ state }, count);
    oldest.set(figures.oldestWaitMs / secondMs);
    const { claimWaitsMs: waits } = figures;
    for (const quantile of quantiles) {
      const at = Math.min(waits.length - 1, Math.floor(quantile * waits.length));
      claims.set({ quantile: String(quantile) }, (waits[at] ?? 0) / secondMs);
    }
    blobs.set(figures.blobBytes);
    const { rss, heapUsed } = memoryUsage();
    memory.set({ kind: 'resident' }, rss);
    memory.set({ kind: 'heap' }, heapUsed);
  };
  return {
    contentType: registry.contentType,
    text: async () => {
      await read();
      return await registry.metrics();
    },
    answered: ({ route, status, ms }) => {
      requests.observe({ route, status: String(status) }, ms / secondMs);
    },
    leasesLost: (count) => {
      lost.inc(count);
    },
    watchdogActed: (count) => {
      acts.inc(count);
    },
  };
}
