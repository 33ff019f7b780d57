/** Until the transaction ends, an owner's data set is there for good, or gone for good. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Trx } from '../store/store.ts';

/** Throws `dataset.not_found`, for somebody else's too. */
export async function holdDataSet(trx: Trx, owner: string, dataSetId: string): Promise<void> {
  const row = await trx
    .updateTable('data_sets')
    .set((eb) => ({ number: eb.ref('number') }))
    .where('id', '=', dataSetId)
    .where('owner', '=', owner)
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new AppError('dataset.not_found', { dataSetId });
}
