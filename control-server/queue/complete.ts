/** A worker has done its job. */
import type { JobState } from '../../core/contract/job.ts';
import { endAttempt } from './endAttempt.ts';
import type { Lease, Queue } from './queue.ts';

/** `result` is JSON. Repeated, it answers the same. Throws `lease.expired`. */
export function complete(queue: Queue, lease: Lease, result: string): Promise<JobState> {
  return endAttempt(queue, lease, {
    outcome: 'succeeded',
    action: 'job.complete',
    decide: () => ({ transition: 'succeed', set: { result } }),
  });
}
