/** Takes a job that has ended out of the database, or only its details, with a word in the audit trail. */
import type { AuditAction } from '../../core/contract/audit.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Asker } from '../queue/queue.ts';
import { removeBundles } from '../bundles/removeBundles.ts';
import type { Store, Trx } from '../store/store.ts';
import { detailTables, endedStates } from './dueJobs.ts';
import type { DetailKind } from './dueJobs.ts';

export interface Removal {
  readonly store: Store;
  /** It has ended by then. */
  readonly cutoff: number;
  readonly by: Asker;
}

/** Everything that is known of a job; its row goes last. */
const tablesOfJob = [
  'log_chunks',
  'metrics',
  'events',
  'job_changes',
  'notices',
  'attempts',
  'inspections',
  'job_splits',
] as const;

/** False where there was nothing to do any more, or a lighter try of it has come since. */
export function removeJob(removal: Removal, id: string): Promise<boolean> {
  return withEndedJob(removal, id, async (trx) => {
    const child = await trx.selectFrom('jobs').select('id').where('parent_id', '=', id).executeTakeFirst();
    // What was published stays as long as its model is known.
    const published = await trx
      .selectFrom('model_versions')
      .select('version')
      .where('publish_job_id', '=', id)
      .executeTakeFirst();
    if (child || published) return undefined;
    await removeBundles(trx, await trx.selectFrom('bundles').select('id').where('job_id', '=', id).execute());
    for (const table of tablesOfJob) await trx.deleteFrom(table).where('job_id', '=', id).execute();
    await trx.deleteFrom('jobs').where('id', '=', id).execute();
    return 'job.delete';
  });
}

export function removeDetails(removal: Removal, kind: DetailKind, id: string): Promise<boolean> {
  return withEndedJob(removal, id, async (trx) => {
    await trx.deleteFrom(detailTables[kind]).where('job_id', '=', id).execute();
    return 'job.trim';
  });
}

/** `remove` says what it did, or that it did nothing. */
async function withEndedJob(
  { store, cutoff, by }: Removal,
  id: string,
  remove: (trx: Trx) => Promise<AuditAction | undefined>,
): Promise<boolean> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    // Held, so that no lighter try of it comes in between.
    const job = await trx
      .updateTable('jobs')
      .set((eb) => ({ number: eb.ref('number') }))
      .where('id', '=', id)
      .where('state', 'in', endedStates)
      .where('finished_at', '<=', cutoff)
      .returningAll()
      .executeTakeFirst();
    if (!job) return false;
    const action = await remove(trx);
    if (action === undefined) return false;
    await appendAudit(trx, { now, by }, [{ action, job }]);
    return true;
  });
}
