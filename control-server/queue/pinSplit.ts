/**
 * Which earlier division of its data set a training follows: decided when a worker first takes the job, so that whoever
 * takes it again makes the same model.
 */
import type { StoredFile } from '../../core/contract/storedDataSet.ts';
import type { Db, Trx } from '../store/store.ts';
import { jobOf } from './jobOf.ts';
import type { JobRow } from './jobOf.ts';

/** That of the newest version up to its own; none where the request says itself how the rows are divided. */
export async function pinSplit(trx: Trx, row: JobRow): Promise<void> {
  const { data_set_id: dataSetId, data_set_version: version } = row;
  if (dataSetId === null || version === null) return;
  const { request } = jobOf(row);
  if (request.kind !== 'train') return;
  const { split, splitRows, splitOf, splitFrom } = request.config;
  const isGiven = (split ?? splitRows ?? splitOf ?? splitFrom) !== undefined;
  const earlier = await trx
    .selectFrom('version_splits')
    .select(['sha256', 'bytes'])
    .where('data_set_id', '=', dataSetId)
    .where('version', '<=', version)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { sha256 = null, bytes = null } = (isGiven ? undefined : earlier) ?? {};
  await trx
    .insertInto('job_splits')
    .values({ job_id: row.id, sha256, bytes })
    .onConflict((conflict) => conflict.column('job_id').doNothing())
    .execute();
}

/** As a worker fetches it; null where the job follows none. */
export async function splitFileOf(db: Db, { id }: Pick<JobRow, 'id'>): Promise<StoredFile | null> {
  const row = await db
    .selectFrom('job_splits')
    .select(['sha256', 'bytes'])
    .where('job_id', '=', id)
    .executeTakeFirst();
  if (!row || row.sha256 === null || row.bytes === null) return null;
  return { sha256: row.sha256, bytes: row.bytes, fileName: 'split-keys.json' };
}
