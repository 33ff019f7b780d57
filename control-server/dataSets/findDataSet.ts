/** One data set of an owner. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { DataSet } from '../../core/contract/storedDataSet.ts';
import type { Db } from '../store/store.ts';
import { dataSetsOf } from './dataSetsOf.ts';

/** Throws `dataset.not_found`, for somebody else's too. */
export async function findDataSet(db: Db, owner: string, dataSetId: string): Promise<DataSet> {
  const rows = await db
    .selectFrom('data_sets')
    .selectAll()
    .where('id', '=', dataSetId)
    .where('owner', '=', owner)
    .execute();
  const [dataSet] = await dataSetsOf(db, rows);
  if (!dataSet) throw new AppError('dataset.not_found', { dataSetId });
  return dataSet;
}
