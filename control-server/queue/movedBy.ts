/** What a transition of a job is in the life of its run, as those who follow it are told. */
import type { JobTransition } from '../../core/contract/job.ts';
import type { JobChange } from '../../core/contract/jobEvent.ts';

type Moved = Extract<JobChange, { kind: 'moved' }>;

export function movedBy(transition: Exclude<JobTransition, 'lease'>): Moved {
  return { kind: 'moved', transition: transition === 'endLease' ? 'leaseExpire' : transition };
}
