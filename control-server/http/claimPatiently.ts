/** A claim that waits for a job. */
import { claim } from '../queue/claim.ts';
import type { ClaimRequest, Claimed } from '../queue/claim.ts';
import { isClaimable } from '../queue/isClaimable.ts';
import type { Queue } from '../queue/queue.ts';
import type { ClaimLine } from './claimLine.ts';

export interface Patience {
  readonly request: ClaimRequest;
  readonly waitMs: number;
  readonly signal: AbortSignal;
  readonly line: ClaimLine;
}

/** Null where there was none in that time. Throws as `claim` does. */
export async function claimPatiently(
  queue: Queue,
  { request, waitMs, signal, line }: Patience,
): Promise<Claimed | null> {
  const end = performance.now() + waitMs;
  const place = line.stand();
  try {
    for (;;) {
      // A job that is leased to a worker that has gone would lie idle until its lease ends.
      if (signal.aborted) return null;
      const isCalled = place.looks();
      const claimed = await claim(queue, request);
      // The next one in the line may get another, or one that this worker may not have.
      if (isCalled && (claimed || (await isClaimable(queue)))) place.passOn();
      const leftMs = end - performance.now();
      if (claimed || leftMs <= 0 || line.isClosed) return claimed;
      await place.heard(leftMs, signal);
    }
  } catch (error) {
    place.passOn();
    throw error;
  } finally {
    place.leave();
  }
}
