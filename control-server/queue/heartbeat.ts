/** A worker says that it is there: its lease lasts on, and it hears what the owner wants. */
import { nextState } from '../../core/contract/job.ts';
import type { JobWish } from '../../core/contract/job.ts';
import type { Lease, Queue } from './queue.ts';
import { seeWorker } from './seeWorker.ts';
import { writeUnderLease } from './writeUnderLease.ts';

export interface HeartbeatAnswer {
  readonly expiresAt: number;
  readonly wish: JobWish | null;
}

/** Throws `lease.expired`: the worker stops. */
export async function heartbeat({ store, leaseMs }: Queue, lease: Lease): Promise<HeartbeatAnswer> {
  const now = await store.now();
  const expiresAt = now + leaseMs;
  return await store.db.transaction().execute(async (trx) => {
    const set = { state: nextState('leased', 'start'), lease_expires_at: expiresAt };
    const { wish, worker_id: workerId } = await writeUnderLease(trx, lease, { now, set });
    if (workerId !== null) await seeWorker(trx, workerId, now);
    return { expiresAt, wish };
  });
}
