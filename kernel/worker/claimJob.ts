/** Waits for a job. */
import { randomUUID } from 'node:crypto';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { claimAnswerSchema } from '../../core/contract/jobProtocol.ts';
import type { ClaimedJob } from '../../core/contract/jobProtocol.ts';
import { askServer } from '../../core/host/askServer.ts';
import type { ServerPlace } from '../../core/host/askServer.ts';
import { untilAnswered } from '../../core/host/untilAnswered.ts';
import type { Patience } from '../../core/host/untilAnswered.ts';
import { LeaseClient } from './leaseClient.ts';

const waitMs = 30_000;
const answerMs = 15_000;
/** How long a worker that ends looks after an answer it may have missed. */
const lastLookMs = 3000;

export interface Claiming extends Patience {
  /** By the clock of `performance`; left out: without end. */
  readonly until?: number | undefined;
  readonly server: ServerPlace;
  readonly workerId: string;
}

/**
 * Null where none came in time. Fails with what the server refuses, or with the signal's reason; a job that was given
 * meanwhile is given back.
 */
export async function claimJob({
  server,
  workerId,
  until = Infinity,
  ...patience
}: Claiming): Promise<ClaimedJob | null> {
  for (let isFirst = true; ; isFirst = false) {
    const leftMs = Math.max(0, Math.round(until - performance.now()));
    // It looks at least once.
    if (leftMs === 0 && !isFirst) return null;
    // The same one until an answer came: a lost answer must not park a job.
    const requestId = randomUUID();
    const ask = (wait: number) => (signal: AbortSignal) =>
      askServer(server, {
        path: '/api/v1/worker/claim',
        body: { workerId, requestId, waitMs: wait },
        answer: claimAnswerSchema,
        signal,
        patienceMs: wait + answerMs,
      });
    try {
      const { claimed } = await untilAnswered(ask(Math.min(waitMs, leftMs)), patience);
      if (claimed) return claimed;
    } catch (error) {
      if (patience.signal.aborted) await giveBackUnseen(server, ask(0));
      // Given, lost on the way, and over since: somebody else has it.
      if (!isAppError(error, 'lease.expired')) throw error;
    }
  }
}

/** The worker ends while it waits for an answer: a job in it would lie idle until its lease ends. */
async function giveBackUnseen(
  server: ServerPlace,
  ask: (signal: AbortSignal) => Promise<{ claimed: ClaimedJob | null }>,
): Promise<void> {
  const signal = AbortSignal.timeout(lastLookMs);
  try {
    const { claimed } = await ask(signal);
    if (!claimed) return;
    await new LeaseClient(server, { jobId: claimed.job.id, token: claimed.token }, { signal }).giveBack();
  } catch {
    // Whatever keeps it from being given back: its lease ends by itself.
  }
}
