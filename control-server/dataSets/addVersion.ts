/** A file becomes the next version of a data set, or the first of a new one. */
import { randomUUID } from 'node:crypto';
import type { DataSet, UploadPurpose } from '../../core/contract/storedDataSet.ts';
import type { Reach } from '../queue/queue.ts';
import type { Trx } from '../store/store.ts';
import { findDataSet } from './findDataSet.ts';
import type { UploadRow } from './uploadOf.ts';

export interface VersionOptions {
  readonly purpose: UploadPurpose;
  /** Whose data set may get it. */
  readonly reach: Reach;
  /** For a new data set, from `lockFiles`. */
  readonly number: number;
  readonly now: number;
}

/** Throws `dataset.not_found`. */
export async function addVersion(
  trx: Trx,
  { owner, sha256, bytes, file_name }: UploadRow,
  { purpose, reach, number, now }: VersionOptions,
): Promise<DataSet> {
  const id = purpose.kind === 'nextVersion' ? purpose.dataSetId : randomUUID();
  if (purpose.kind === 'newDataSet') {
    const { name } = purpose;
    await trx.insertInto('data_sets').values({ id, number, owner, name, created_at: now }).execute();
  }
  const { versions } = await findDataSet(trx, reach, id);
  const version = (versions.at(-1)?.version ?? 0) + 1;
  await trx
    .insertInto('data_set_versions')
    .values({ data_set_id: id, version, sha256, bytes, file_name, created_at: now })
    .execute();
  return await findDataSet(trx, reach, id);
}
