/** Keeps what the server did to a job, in the transaction that does it, so that whoever follows the job hears of it. */
import { transitionOf } from '../../core/contract/jobEvent.ts';
import type { JobChange } from '../../core/contract/jobEvent.ts';
import type { Trx } from '../store/store.ts';
import { takeNumbers } from './takeNumbers.ts';

export async function tellChanges(
  trx: Trx,
  jobId: string,
  { now, changes }: { now: number; changes: readonly JobChange[] },
): Promise<void> {
  const transitions = changes.flatMap((change) => transitionOf(change) ?? []);
  const first = await takeNumbers(trx, jobId, { count: changes.length, transitions });
  for (const [index, change] of changes.entries()) {
    await trx
      .insertInto('job_changes')
      .values({ job_id: jobId, number: first + index, at: now, body: JSON.stringify(change) })
      .execute();
  }
}
