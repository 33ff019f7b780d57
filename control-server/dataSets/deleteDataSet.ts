/** A data set with all its versions is gone, its files too where nobody else has the same; or one of its versions is. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { DataSetRef } from '../../core/contract/storedDataSet.ts';
import { holdDataSet } from '../queue/holdDataSet.ts';
import type { Trx } from '../store/store.ts';
import type { DataKeeper } from './dataKeeper.ts';
import { dropUnused } from './dropUnused.ts';
import { lockFiles } from './lockFiles.ts';

/** Throws `dataset.not_found`, or `dataset.in_use` where a job names it. */
export async function deleteDataSet(keeper: DataKeeper, owner: string, dataSetId: string): Promise<void> {
  const hashes = await keeper.store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    return await takeOutDataSet(trx, owner, dataSetId);
  });
  await dropUnused(keeper, hashes);
}

/** After `lockFiles`. Gives the hashes of its files, which may be unused from now on. Throws as `deleteDataSet`. */
export async function takeOutDataSet(trx: Trx, owner: string, dataSetId: string): Promise<string[]> {
  // A job that names it is taken before this or refused after it.
  await holdDataSet(trx, owner, dataSetId);
  await checkUnused(trx, dataSetId);
  await trx.deleteFrom('uploads').where('data_set_id', '=', dataSetId).execute();
  const versions = await trx
    .deleteFrom('data_set_versions')
    .where('data_set_id', '=', dataSetId)
    .returning('sha256')
    .execute();
  await trx.deleteFrom('data_sets').where('id', '=', dataSetId).execute();
  return versions.map(({ sha256 }) => sha256);
}

/** One version, which is not the newest. Otherwise as `takeOutDataSet`. */
export async function takeOutVersion(
  trx: Trx,
  owner: string,
  { id: dataSetId, version }: DataSetRef,
): Promise<string[]> {
  await holdDataSet(trx, owner, dataSetId);
  await checkUnused(trx, dataSetId, version);
  const gone = await trx
    .deleteFrom('data_set_versions')
    .where('data_set_id', '=', dataSetId)
    .where('version', '=', version)
    .returning('sha256')
    .execute();
  return gone.map(({ sha256 }) => sha256);
}

/** `version` left out: any of them. */
async function checkUnused(trx: Trx, dataSetId: string, version?: number): Promise<void> {
  const { jobs, jobId } = await trx
    .selectFrom('jobs')
    .select(({ fn }) => [fn.countAll<number>().as('jobs'), fn.min('id').as('jobId')])
    .where('data_set_id', '=', dataSetId)
    .$if(version !== undefined, (query) => query.where('data_set_version', '=', version ?? 0))
    .executeTakeFirstOrThrow();
  if (jobs > 0) throw new AppError('dataset.in_use', { dataSetId, jobs, jobId });
}
