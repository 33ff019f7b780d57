/** A worker says that it is there: its lease lasts on, and it hears what the owner wants. */
import { nextState } from '../../core/contract/job.ts';
import type { JobWish } from '../../core/contract/job.ts';
import type { Lease, Queue } from './queue.ts';
import { seeWorker } from './seeWorker.ts';
import { tellStart } from './tellStart.ts';
import { writeUnderLease } from './writeUnderLease.ts';

export interface HeartbeatAnswer {
  readonly expiresAt: number;
  readonly wish: JobWish | null;
}

/** Throws `lease.expired`: the worker stops. */
export async function heartbeat({ store, leaseMs, changed }: Queue, lease: Lease): Promise<HeartbeatAnswer> {
  const now = await store.now();
  const expiresAt = now + leaseMs;
  const { wish, isStart } = await store.db.transaction().execute(async (trx) => {
    const set = { state: nextState('leased', 'start'), lease_expires_at: expiresAt };
    const row = await writeUnderLease(trx, lease, { now, set });
    if (row.worker_id !== null) await seeWorker(trx, row.worker_id, now);
    return { wish: row.wish, isStart: await tellStart(trx, row, now) };
  });
  if (isStart) changed(lease.jobId);
  return { expiresAt, wish };
}
