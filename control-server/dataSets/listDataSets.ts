/** The newest data sets first, a page at a time. */
import type { DataSetPage } from '../../core/contract/storedDataSet.ts';
import type { Reach } from '../queue/queue.ts';
import type { Db } from '../store/store.ts';
import { dataSetsOf } from './dataSetsOf.ts';

export async function listDataSets(
  db: Db,
  { owner, limit, before }: { owner: Reach; limit: number; before?: number | undefined },
): Promise<DataSetPage> {
  const rows = await db
    .selectFrom('data_sets')
    .selectAll()
    .$if(owner !== null, (query) => query.where('owner', '=', owner ?? ''))
    .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return {
    dataSets: await dataSetsOf(db, rows),
    before: rows.length < limit ? null : (rows.at(-1)?.number ?? null),
  };
}
