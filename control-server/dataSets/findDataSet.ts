/** One data set within somebody's reach. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { DataSet } from '../../core/contract/storedDataSet.ts';
import type { Reach } from '../queue/queue.ts';
import type { Db } from '../store/store.ts';
import { dataSetsOf } from './dataSetsOf.ts';

/** Throws `dataset.not_found`, for one out of reach too. */
export async function findDataSet(db: Db, reach: Reach, dataSetId: string): Promise<DataSet> {
  const rows = await db
    .selectFrom('data_sets')
    .selectAll()
    .where('id', '=', dataSetId)
    .$if(reach !== null, (query) => query.where('owner', '=', reach ?? ''))
    .execute();
  const [dataSet] = await dataSetsOf(db, rows);
  if (!dataSet) throw new AppError('dataset.not_found', { dataSetId });
  return dataSet;
}
