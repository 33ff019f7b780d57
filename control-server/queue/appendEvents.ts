/** Events of a run, each once: one that is there already is left as it is. Gives those that were new. */
import type { Trx } from '../store/store.ts';
import type { Lease } from './queue.ts';

export interface NewEvent {
  readonly seq: number;
  /** JSON. */
  readonly body: string;
}

export async function appendEvents(
  trx: Trx,
  { jobId, token }: Lease,
  { now, events }: { now: number; events: readonly NewEvent[] },
): Promise<NewEvent[]> {
  const added: NewEvent[] = [];
  for (const event of events) {
    const { seq, body } = event;
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('events')
      .values({ job_id: jobId, lease_token: token, seq, at: now, body })
      .onConflict((conflict) => conflict.columns(['job_id', 'lease_token', 'seq']).doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 0n) added.push(event);
  }
  return added;
}
