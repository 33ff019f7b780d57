/** A worker stops without having finished: because it was told to, or because it is itself to end. */
import type { JobState } from '../../core/contract/job.ts';
import { endAttempt } from './endAttempt.ts';
import type { Lease, Queue } from './queue.ts';

/** The job goes back to the queue, or has ended where its owner wanted that. Throws `lease.expired`. */
export function giveBack(queue: Queue, lease: Lease): Promise<JobState> {
  return endAttempt(queue, lease, {
    outcome: 'returned',
    action: 'job.giveBack',
    decide: ({ wish }) => ({ transition: wish === 'cancel' ? 'cancel' : 'endLease' }),
  });
}
