/** What the database knows of the queue: the same for every replica. */
import type { JobState } from '../../core/contract/job.ts';
import type { Store } from '../store/store.ts';

export interface QueueFigures {
  readonly jobs: Readonly<Record<JobState, number>>;
  /** Of the job that has waited longest; 0 where none waits. */
  readonly oldestWaitMs: number;
  /** From arrival to the first claim, of the jobs that were first claimed in the last ten minutes; in order. */
  readonly claimWaitsMs: readonly number[];
  readonly blobBytes: number;
}

const recentMs = 600_000;
const mostClaims = 1000;

export async function readQueueFigures(store: Store): Promise<QueueFigures> {
  const { db } = store;
  const now = await store.now();
  const counts = await db
    .selectFrom('jobs')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const jobs = { queued: 0, leased: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 };
  for (const { state, count } of counts) jobs[state] = count;
  // By numbers, which are in the index of those that wait: a hundred thousand rows are not read for one.
  const oldest = await db
    .selectFrom('jobs')
    .select('created_at')
    .where('number', '=', (eb) =>
      eb
        .selectFrom('jobs as waiting')
        .select(({ fn }) => fn.min('waiting.number').as('first'))
        .where('waiting.state', '=', 'queued'),
    )
    .executeTakeFirst();
  const claims = await db
    .selectFrom('attempts')
    .innerJoin('jobs', 'jobs.id', 'attempts.job_id')
    .select(['jobs.created_at', 'attempts.leased_at'])
    .whereRef('jobs.started_at', '=', 'attempts.leased_at')
    .where('attempts.leased_at', '>', now - recentMs)
    .orderBy('attempts.lease_token', 'desc')
    .limit(mostClaims)
    .execute();
  const { bytes } = await db
    .selectFrom((eb) => eb.selectFrom('data_set_versions').select(['sha256', 'bytes']).distinct().as('blobs'))
    .select(({ fn }) => fn.sum<number | string | null>('blobs.bytes').as('bytes'))
    .executeTakeFirstOrThrow();
  const waits = claims.map(({ created_at, leased_at }) => leased_at - created_at);
  return {
    jobs,
    oldestWaitMs: Math.max(0, now - (oldest?.created_at ?? now)),
    claimWaitsMs: waits.sort((a, b) => a - b),
    // PostgreSQL adds up large numbers as text.
    blobBytes: Number(bytes ?? 0),
  };
}
