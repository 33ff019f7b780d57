/** Until the transaction ends, a data set is there for good, or gone for good. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Trx } from '../store/store.ts';
import type { Reach } from './queue.ts';

/** Throws `dataset.not_found`, for one out of reach too. */
export async function holdDataSet(trx: Trx, reach: Reach, dataSetId: string): Promise<void> {
  const row = await trx
    .updateTable('data_sets')
    .set((eb) => ({ number: eb.ref('number') }))
    .where('id', '=', dataSetId)
    .$if(reach !== null, (query) => query.where('owner', '=', reach ?? ''))
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new AppError('dataset.not_found', { dataSetId });
}
