/** Rows as data sets that can be told, with their versions. */
import type { Selectable } from 'kysely';
import type { DataSet } from '../../core/contract/storedDataSet.ts';
import type { DataSetTable } from '../store/schema.ts';
import type { Db } from '../store/store.ts';
import { storedFileOf } from './storedFileOf.ts';

/** In the order of the rows. */
export async function dataSetsOf(db: Db, rows: readonly Selectable<DataSetTable>[]): Promise<DataSet[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const versions = await db
    .selectFrom('data_set_versions')
    .selectAll()
    .where('data_set_id', 'in', ids)
    .orderBy('version')
    .execute();
  return rows.map(({ id, owner, name, created_at: createdAt }) => ({
    id,
    owner,
    name,
    createdAt,
    versions: versions
      .filter((one) => one.data_set_id === id)
      .map((one) => ({ version: one.version, createdAt: one.created_at, file: storedFileOf(one) })),
  }));
}
