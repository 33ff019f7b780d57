/** A data set with all its versions is gone, its files too where nobody else has the same. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { forgetInspections } from '../inspections/forgetInspections.ts';
import { holdDataSet } from '../queue/holdDataSet.ts';
import { ownAccord } from '../queue/queue.ts';
import type { Trx } from '../store/store.ts';
import type { DataKeeper } from './dataKeeper.ts';
import { dropUnused } from './dropUnused.ts';
import { lockFiles } from './lockFiles.ts';

/** Throws `dataset.not_found`, or `dataset.in_use` where a job names it. */
export async function deleteDataSet(keeper: DataKeeper, owner: string, dataSetId: string): Promise<void> {
  const { store } = keeper;
  const now = await store.now();
  const hashes = await store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    // A job that names it is taken before this or refused after it.
    await holdDataSet(trx, owner, dataSetId);
    await checkUnused(trx, dataSetId);
    const ended = await forgetInspections(trx, { dataSetId, now });
    await trx.deleteFrom('recipes').where('data_set_id', '=', dataSetId).execute();
    await trx.deleteFrom('uploads').where('data_set_id', '=', dataSetId).execute();
    const versions = await trx
      .deleteFrom('data_set_versions')
      .where('data_set_id', '=', dataSetId)
      .returning('sha256')
      .execute();
    await trx.deleteFrom('data_sets').where('id', '=', dataSetId).execute();
    await appendAudit(
      trx,
      { now, by: ownAccord },
      ended.map((job) => ({ action: 'job.cancel', job })),
    );
    return versions.map(({ sha256 }) => sha256);
  });
  await dropUnused(keeper, hashes);
}

async function checkUnused(trx: Trx, dataSetId: string): Promise<void> {
  const { jobs, jobId } = await trx
    .selectFrom('jobs')
    .select(({ fn }) => [fn.countAll<number>().as('jobs'), fn.min('id').as('jobId')])
    .where('data_set_id', '=', dataSetId)
    // A look that was taken is no use.
    .where('id', 'not in', (outer) =>
      outer.selectFrom('inspections').select('job_id').where('inspections.data_set_id', '=', dataSetId),
    )
    .executeTakeFirstOrThrow();
  if (jobs > 0) throw new AppError('dataset.in_use', { dataSetId, jobs, jobId });
}
