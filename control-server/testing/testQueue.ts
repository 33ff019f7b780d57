/** A queue over a store for tests, and the words that tests ask it with. */
import { randomUUID } from 'node:crypto';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { limitsSchema } from '../../core/contract/limits.ts';
import { jobRequestSchema } from '../../core/contract/job.ts';
import type { Job } from '../../core/contract/job.ts';
import { claim } from '../queue/claim.ts';
import type { Claimed } from '../queue/claim.ts';
import { enqueue } from '../queue/enqueue.ts';
import type { NewJob } from '../queue/insertJob.ts';
import { ownAccord } from '../queue/queue.ts';
import type { Lease, Queue } from '../queue/queue.ts';
import { Rules } from '../rules/rules.ts';
import type { Store } from '../store/store.ts';

export const leaseMs = 300_000;

export function testQueue(store: Store, limits: object = {}): Queue {
  const rules = new Rules(limitsSchema.parse(limits));
  return { store, leaseMs, rules, by: ownAccord, wake: () => undefined, changed: () => undefined };
}

export const trainRequest = jobRequestSchema.parse({ kind: 'train', config: { data: { path: '/a.csv' } } });

export function addJob(queue: Queue, job: Partial<NewJob> = {}): Promise<Job> {
  return enqueue(queue, { owner: 'ana', priority: 0, dedupeKey: null, request: trainRequest, ...job });
}

export function claimAs(
  queue: Queue,
  workerId: string,
  requestId: string = randomUUID(),
): Promise<Claimed | null> {
  return claim(queue, { workerId, requestId });
}

export async function mustClaim(queue: Queue, workerId = 'w'): Promise<Lease & Claimed> {
  const claimed = await claimAs(queue, workerId);
  if (!claimed) throw new Error('there was nothing to claim');
  return { ...claimed, jobId: claimed.job.id };
}

export const isExpired = (error: unknown): boolean => isAppError(error, 'lease.expired');
