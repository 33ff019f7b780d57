/**
 * A program: a worker whose jobs are short sleeps, and which talks as the real one does, through the same client. Its
 * standard output is its diary. It never ends by itself.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAppError } from '../../../core/contract/errors/appError.ts';
import type { ClaimedJob } from '../../../core/contract/jobProtocol.ts';
import { lightWorkerOptionsSchema, turnMetric, turns, wordOf } from '../../../core/host/testing/workDiary.ts';
import type { DiaryLine } from '../../../core/host/testing/workDiary.ts';
import { claimJob } from '../claimJob.ts';
import { keepBeating } from '../keepBeating.ts';
import { LeaseClient } from '../leaseClient.ts';

const { mostJobMs, ...server } = lightWorkerOptionsSchema.parse(JSON.parse(process.argv[2] ?? ''));
const { signal } = new AbortController();
const workerId = `light-${randomUUID()}`;

for (;;) {
  const claimed = await claimJob({ server, workerId, signal });
  if (claimed) await workOn(claimed);
}

async function workOn({ job, token, heartbeatMs }: ClaimedJob): Promise<void> {
  const held = { jobId: job.id, token };
  const lease = new LeaseClient(server, held, { signal });
  const done = new AbortController();
  const beating = { everyMs: heartbeatMs, heartbeat: () => lease.heartbeat(), onWish: () => undefined };
  const beaten = keepBeating({ ...beating, signal: done.signal }).catch((error: unknown) => {
    // Every other word of this job hears the same.
    if (!isAppError(error, 'lease.expired')) throw error;
  });
  try {
    await work(lease, held);
  } catch (error) {
    if (!isAppError(error, 'lease.expired')) throw error;
    note({ kind: 'lost', ...held });
  } finally {
    done.abort();
    await beaten;
  }
}

async function work(lease: LeaseClient, held: { jobId: string; token: number }): Promise<void> {
  const nonce = randomUUID();
  let place = 0;
  for (let turn = 0; turn < turns; turn++) {
    await pause(randomInt(mostJobMs + 1) / turns);
    const text = `${wordOf(nonce, turn)}\n`;
    await lease.report({
      events: [{ seq: turn, body: wordOf(nonce, turn) }],
      metrics: [{ name: turnMetric, step: turn, value: held.token }],
      log: { place, text },
    });
    place += Buffer.byteLength(text);
    note({ kind: 'told', ...held, turn });
  }
  await lease.complete({ nonce });
  note({ kind: 'completed', ...held, nonce });
}

/** One write of one line: a kill leaves it whole or out. */
function note(line: DiaryLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
