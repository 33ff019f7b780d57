/**
 * The watchdog: helps jobs whose workers are there, but that do not go on. Any replica may do it at any moment; all it
 * remembers is in the database. A job that is paused, or that is to end, is left alone; a worker that is no longer heard of
 * is the matter of expireLeases.ts.
 */
import { heldStates } from '../../core/contract/job.ts';
import type { Queue } from '../queue/queue.ts';
import { help } from './help.ts';
import { watchedOf } from './watchedOf.ts';
import { watchRules, watchStep } from './watchRules.ts';
import type { WatchRules } from './watchRules.ts';

/** How many jobs were warned of, restarted or taken. */
export async function patrol(queue: Queue, rules: WatchRules = watchRules): Promise<number> {
  const { store, wake, changed } = queue;
  const now = await store.now();
  const rows = await store.db
    .selectFrom('attempts')
    .innerJoin('jobs', 'jobs.lease_token', 'attempts.lease_token')
    .selectAll('attempts')
    .where('jobs.state', 'in', heldStates)
    .where('attempts.ended_at', 'is', null)
    .where((eb) => eb.or([eb('jobs.wish', 'is', null), eb('jobs.wish', '=', 'restart')]))
    .execute();
  let count = 0;
  for (const row of rows) {
    if (!watchStep(watchedOf(row), now, rules)) continue;
    // Looked at again with the row in hand: it may have gone on since.
    if (!(await help(queue, { jobId: row.job_id, token: row.lease_token }, { now, rules }))) continue;
    count++;
    changed(row.job_id);
  }
  if (count > 0) wake();
  return count;
}
