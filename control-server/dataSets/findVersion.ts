/** The file of one version of a data set within reach. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { DataSetRef, StoredFile } from '../../core/contract/storedDataSet.ts';
import type { Reach } from '../queue/queue.ts';
import type { Db } from '../store/store.ts';
import { findDataSet } from './findDataSet.ts';

/** Throws `dataset.not_found` or `dataset.version_not_found`. */
export async function findVersion(
  db: Db,
  reach: Reach,
  { id: dataSetId, version }: DataSetRef,
): Promise<StoredFile> {
  const { versions } = await findDataSet(db, reach, dataSetId);
  const found = versions.find((one) => one.version === version);
  if (!found) throw new AppError('dataset.version_not_found', { dataSetId, version });
  return found.file;
}
