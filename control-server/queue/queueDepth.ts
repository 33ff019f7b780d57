/** How much there is to do, for whoever starts and ends workers. */
import { heldStates } from '../../core/contract/job.ts';
import type { QueueDepth } from '../../core/contract/jobProtocol.ts';
import type { Queue } from './queue.ts';

export async function queueDepth({ store, limits }: Queue): Promise<QueueDepth> {
  const rows = await store.db
    .selectFrom('jobs')
    .select(({ fn, eb }) => [
      'owner',
      fn.sum<number | string>(eb.case().when('state', '=', 'queued').then(1).else(0).end()).as('waiting'),
      fn.countAll<number>().as('all'),
    ])
    .where('state', 'in', ['queued', ...heldStates])
    .groupBy('owner')
    .execute();
  const { maxConcurrentRunsPerUser, maxTotalConcurrentRuns } = limits.run;
  let [waiting, held, claimable] = [0, 0, 0];
  for (const row of rows) {
    // PostgreSQL's sum may be larger than a number holds, and comes as text.
    const own = Number(row.waiting);
    const ownHeld = row.all - own;
    waiting += own;
    held += ownHeld;
    claimable += Math.min(own, Math.max(0, maxConcurrentRunsPerUser - ownHeld));
  }
  return { waiting, held, claimable: Math.min(claimable, Math.max(0, maxTotalConcurrentRuns - held)) };
}
