/** An attempt has failed by itself: the job is tried again where that can help, a limited number of times. */
import type { WireError } from '../../core/contract/errors/wireError.ts';
import type { JobState } from '../../core/contract/job.ts';
import { endAttempt } from './endAttempt.ts';
import type { Lease, Queue } from './queue.ts';

export interface Failure {
  readonly error: WireError;
  readonly retryable: boolean;
}

/** Repeated, it answers the same. Throws `lease.expired`. */
export function fail(queue: Queue, lease: Lease, { error, retryable }: Failure): Promise<JobState> {
  return endAttempt(queue, lease, {
    outcome: 'failed',
    action: 'job.fail',
    error: error.code,
    decide: ({ failed_attempts: before, wish }) => {
      const failedAttempts = before + 1;
      const isLast = !retryable || failedAttempts > queue.rules.everybody.job.maxRetries;
      const set = { failed_attempts: failedAttempts, error: JSON.stringify(error) };
      if (isLast) return { transition: 'fail', set };
      return { transition: wish === 'cancel' ? 'cancel' : 'endLease', set };
    },
  });
}
