/** Jobs that ended long enough ago: those that go, and those whose events, metrics or log do. */
import type { Db } from '../store/store.ts';

export const endedStates = ['succeeded', 'failed', 'cancelled'] as const;

/** What is known of a job beside its row. */
export const detailTables = { events: 'events', metrics: 'metrics', logs: 'log_chunks' } as const;
export type DetailKind = keyof typeof detailTables;

/** Ids of the jobs that ended by `cutoff` and of which there is still such a detail. */
export async function jobsWithDetails(db: Db, kind: DetailKind, cutoff: number): Promise<string[]> {
  const rows = await db
    .selectFrom('jobs')
    .select('id')
    .where('state', 'in', endedStates)
    .where('finished_at', '<=', cutoff)
    .where('id', 'in', (eb) => eb.selectFrom(detailTables[kind]).select('job_id'))
    .orderBy('number')
    .execute();
  return rows.map(({ id }) => id);
}

/** The newest first: a lighter try goes before the job that it is a try of, and keeps it as long as it stays itself. */
export async function dueJobs(db: Db, cutoff: number): Promise<string[]> {
  const rows = await db
    .selectFrom('jobs')
    .select('id')
    .where('state', 'in', endedStates)
    .where('finished_at', '<=', cutoff)
    .orderBy('number', 'desc')
    .execute();
  const tries = await db
    .selectFrom('jobs')
    .select(['id', 'parent_id'])
    .where('parent_id', 'is not', null)
    .orderBy('number', 'desc')
    .execute();
  const due = new Set(rows.map(({ id }) => id));
  // A try is newer than its parent, so that one pass from the newest on is enough.
  for (const { id, parent_id: parent } of tries) {
    if (parent !== null && !due.has(id)) due.delete(parent);
  }
  return rows.flatMap(({ id }) => (due.has(id) ? [id] : []));
}
