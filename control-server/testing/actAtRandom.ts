/** Acts that leave something in the audit trail. */
import { cancel } from '../queue/cancel.ts';
import { complete } from '../queue/complete.ts';
import { fail } from '../queue/fail.ts';
import type { Failure } from '../queue/fail.ts';
import { giveBack } from '../queue/giveBack.ts';
import type { Queue } from '../queue/queue.ts';
import { wish } from '../queue/wish.ts';
import { addJob, claimAs } from './testQueue.ts';

/** Its parameter must be in no trail. */
export const actFailure: Failure = {
  error: { code: 'engine.failed', params: { path: '/secret' } },
  retryable: true,
};

/** `acts`: numbers from 0 to 4. The trail grows by as many events, at least. */
export async function actAtRandom(queue: Queue, acts: readonly number[]): Promise<void> {
  for (const kind of acts) {
    const { id } = await addJob(queue, { owner: `o${kind}` });
    if (kind === 0) await cancel(queue, id);
    if (kind < 1) continue;
    const claimed = await claimAs(queue, 'w');
    if (!claimed) continue;
    const lease = { ...claimed, jobId: claimed.job.id };
    if (kind === 1) await complete(queue, lease, '{}');
    if (kind === 2) await fail(queue, lease, actFailure);
    if (kind === 3) await giveBack(queue, lease);
    if (kind === 4) await wish(queue, lease.jobId, 'pause');
  }
}
