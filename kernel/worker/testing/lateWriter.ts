/**
 * A program: claims a job, says so, and when it hears a line it says everything a worker can say about it, of which it tells
 * how each was taken. Called with the server as JSON.
 */
import { once } from 'node:events';
import * as z from 'zod';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { claimJob } from '../claimJob.ts';
import type { JobReport } from '../leaseClient.ts';
import { LeaseClient } from '../leaseClient.ts';

const serverSchema = z.strictObject({ address: z.string(), token: z.string() });
const server = serverSchema.parse(JSON.parse(process.argv[2] ?? ''));
const { signal } = new AbortController();

const claimed = await claimJob({ server, workerId: 'late', signal });
if (!claimed) throw new Error('nothing to claim');
const { job, token } = claimed;
const lease = new LeaseClient(server, { jobId: job.id, token }, { signal });
const nothing: JobReport = { events: [], metrics: [], log: null };
const checkpoint = { at: 1, event: { kind: 'checkpointSaved', epoch: 1, step: 8 } };

const words: Readonly<Record<string, () => Promise<unknown>>> = {
  event: () => lease.report({ ...nothing, events: [{ seq: 0, body: 'late' }] }),
  metric: () => lease.report({ ...nothing, metrics: [{ name: 'loss', step: 1, value: 0 }] }),
  log: () => lease.report({ ...nothing, log: { place: 0, text: 'late\n' } }),
  checkpoint: () => lease.report({ ...nothing, events: [{ seq: 1, body: checkpoint }] }),
  heartbeat: () => lease.heartbeat(),
  complete: () => lease.complete({ late: true }),
  fail: () => lease.fail(new AppError('engine.failed', { engine: 'late', operation: 'late' })),
  giveBack: () => lease.giveBack(),
};

process.stdout.write('claimed\n');
await once(process.stdin, 'data');
const taken: Record<string, string> = {};
for (const [word, say] of Object.entries(words)) {
  taken[word] = await say().then(
    () => 'taken',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}
process.stdout.write(`${JSON.stringify(taken)}\n`);
process.stdin.destroy();
