/** A data set with all its versions is gone, its files too where nobody else has the same. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates, jobStates } from '../../core/contract/job.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { forgetInspections } from '../inspections/forgetInspections.ts';
import { holdDataSet } from '../queue/holdDataSet.ts';
import { ownAccord } from '../queue/queue.ts';
import type { Reach } from '../queue/queue.ts';
import type { Trx } from '../store/store.ts';
import type { DataKeeper } from './dataKeeper.ts';
import { dropUnused } from './dropUnused.ts';
import { lockFiles } from './lockFiles.ts';

export interface Deletion {
  readonly dataSetId: string;
  readonly reach: Reach;
  /** Also where jobs that have ended name it: they can then no longer be checked. */
  readonly withJobs?: boolean;
}

const unendedStates = ['queued', ...heldStates] as const;

/** Throws `dataset.not_found`, or `dataset.in_use` where a job that keeps it names it. */
export async function deleteDataSet(keeper: DataKeeper, deletion: Deletion): Promise<void> {
  const { store, by } = keeper;
  const { dataSetId, reach, withJobs = false } = deletion;
  const now = await store.now();
  const hashes = await store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    // A job that names it is taken before this or refused after it.
    await holdDataSet(trx, reach, dataSetId);
    await checkUnused(trx, dataSetId, withJobs ? unendedStates : jobStates);
    const ended = await forgetInspections(trx, { dataSetId, now });
    await trx
      .updateTable('jobs')
      .set({ data_set_id: null, data_set_version: null })
      .where('data_set_id', '=', dataSetId)
      .execute();
    await trx.deleteFrom('recipes').where('data_set_id', '=', dataSetId).execute();
    await trx.deleteFrom('uploads').where('data_set_id', '=', dataSetId).execute();
    const versions = await trx
      .deleteFrom('data_set_versions')
      .where('data_set_id', '=', dataSetId)
      .returning('sha256')
      .execute();
    const { owner } = await trx
      .deleteFrom('data_sets')
      .where('id', '=', dataSetId)
      .returning('owner')
      .executeTakeFirstOrThrow();
    const object = { kind: 'dataSet', id: dataSetId } as const;
    await appendAudit(trx, { now, by: ownAccord }, ended.map((job) => ({ action: 'job.cancel', job })));
    await appendAudit(trx, { now, by }, [{ action: 'dataSet.delete', object, owner }]);
    return versions.map(({ sha256 }) => sha256);
  });
  await dropUnused(keeper, hashes);
}

async function checkUnused(
  trx: Trx,
  dataSetId: string,
  states: readonly (typeof jobStates)[number][],
): Promise<void> {
  const { jobs, jobId } = await trx
    .selectFrom('jobs')
    .select(({ fn }) => [fn.countAll<number>().as('jobs'), fn.min('id').as('jobId')])
    .where('data_set_id', '=', dataSetId)
    .where('state', 'in', states)
    // A look that was taken is no use.
    .where('id', 'not in', (outer) =>
      outer.selectFrom('inspections').select('job_id').where('inspections.data_set_id', '=', dataSetId),
    )
    .executeTakeFirstOrThrow();
  if (jobs > 0) throw new AppError('dataset.in_use', { dataSetId, jobs, jobId });
}
