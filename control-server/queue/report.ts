/** What a worker tells while it works, all of it or nothing; telling it again changes nothing. */
import { nextState } from '../../core/contract/job.ts';
import type { JobWish } from '../../core/contract/job.ts';
import { movesRound } from '../watchdog/movesRound.ts';
import { noteProgress } from '../watchdog/noteProgress.ts';
import { appendEvents } from './appendEvents.ts';
import type { NewEvent } from './appendEvents.ts';
import { appendLog } from './appendLog.ts';
import type { LogPiece } from './appendLog.ts';
import { appendMetrics } from './appendMetrics.ts';
import type { Metric } from './appendMetrics.ts';
import type { Lease, Queue } from './queue.ts';
import { tellStart } from './tellStart.ts';
import { writeUnderLease } from './writeUnderLease.ts';

export interface Report {
  readonly events: readonly NewEvent[];
  readonly metrics: readonly Metric[];
  readonly log: LogPiece | null;
}

/** Gives what the owner wants. Throws `lease.expired` or `job.log_gap`. */
export async function report(
  { store, changed }: Queue,
  lease: Lease,
  { events, metrics, log }: Report,
): Promise<JobWish | null> {
  const now = await store.now();
  const { wish, isNews } = await store.db.transaction().execute(async (trx) => {
    const set = { state: nextState('leased', 'start') };
    const row = await writeUnderLease(trx, lease, { now, set });
    const isStart = await tellStart(trx, row, now);
    const added = await appendEvents(trx, lease, { now, events });
    await appendMetrics(trx, lease, { now, metrics });
    const hasMore = log !== null && (await appendLog(trx, lease, log));
    await noteProgress(
      trx,
      { token: lease.token, now },
      {
        isNew: hasMore || added.length + metrics.length > 0,
        isMoving: added.some(({ body }) => movesRound(body)),
      },
    );
    return { wish: row.wish, isNews: isStart || added.length > 0 };
  });
  if (isNews) changed(lease.jobId);
  return wish;
}
