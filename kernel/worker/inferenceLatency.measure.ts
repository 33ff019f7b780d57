/** How long one text waits for its category: through HTTP, the server and the warm kernel of a worker. */
import { join } from 'node:path';
import { classifyAnswerSchema } from '../../core/contract/inference.ts';
import { askServer } from '../../core/host/askServer.ts';
import type { MeasureContext, Measurement, MeasureOutcome } from '../../tools/measure/measurement.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { withQueue } from './testing/withQueue.ts';
import type { QueueTest } from './testing/withQueue.ts';

const text =
  'O autor pede ao juízo a guarda do filho, alimentos e a regulamentação das visitas, conforme os autos.';

export const measurement: Measurement = {
  name: 'inference-latency',
  about:
    'one text at a time to an instant model of the included language model, after the first answer: 99th percentile of the time until its category is there',
  unit: 'ms',
  bar: { most: 250 },
  async run(context) {
    let outcome: MeasureOutcome | undefined;
    await withQueue(async (test) => {
      outcome = await measure(test, context);
    });
    if (!outcome) throw new Error('nothing was measured');
    return outcome;
  },
};

async function measure(test: QueueTest, { quick, say }: MeasureContext): Promise<MeasureOutcome> {
  test.startWorker();
  const path = writeSmallSheet(join(test.folder), 300);
  const job = await test.post({ data: { path }, stages: ['baseline', 'instant'] });
  const { state, id } = await test.ended(job.id);
  if (state !== 'succeeded') throw new Error(`the training ended as ${state}`);
  const first = await timed(test, id, 1);
  say(`first answer, the model loaded: ${Math.round(first)} ms`);
  const times: number[] = [];
  for (let i = 0; i < (quick ? 20 : 500); i++) times.push(await timed(test, id, 1));
  const batches: number[] = [];
  for (let i = 0; i < (quick ? 3 : 20); i++) batches.push(await timed(test, id, 64));
  const [p50, p99, batch] = [at(times, 0.5), at(times, 0.99), at(batches, 0.5)];
  say(`one text: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; 64 texts: p50 ${batch.toFixed(0)} ms`);
  return { value: p99, details: { p50, batchOf64: batch, textsPerSecond: 64_000 / batch, first } };
}

async function timed({ server }: QueueTest, jobId: string, count: number): Promise<number> {
  const started = performance.now();
  await askServer(server, {
    path: `/api/v1/jobs/${jobId}/classify`,
    body: { texts: Array.from({ length: count }, () => text) },
    answer: classifyAnswerSchema,
    patienceMs: 60_000,
  });
  return performance.now() - started;
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
