/** The file that a job is about; null where its request names no data set. */
import type { StoredFile } from '../../core/contract/storedDataSet.ts';
import { storedFileOf } from '../dataSets/storedFileOf.ts';
import type { Db } from '../store/store.ts';
import type { JobRow } from './jobOf.ts';

export async function dataFileOf(
  db: Db,
  { data_set_id: id, data_set_version: version }: Pick<JobRow, 'data_set_id' | 'data_set_version'>,
): Promise<StoredFile | null> {
  if (id === null || version === null) return null;
  const row = await db
    .selectFrom('data_set_versions')
    .select(['sha256', 'bytes', 'file_name'])
    .where('data_set_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return storedFileOf(row);
}
