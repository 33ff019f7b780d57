/** A data set with all its versions is gone, its files too where nobody else has the same; or one of its versions is. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates, jobStates } from '../../core/contract/job.ts';
import type { DataSetRef } from '../../core/contract/storedDataSet.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { forgetInspections } from '../inspections/forgetInspections.ts';
import { holdDataSet } from '../queue/holdDataSet.ts';
import { ownAccord } from '../queue/queue.ts';
import type { Reach } from '../queue/queue.ts';
import type { Trx } from '../store/store.ts';
import type { DataKeeper } from './dataKeeper.ts';
import { dropUnused } from './dropUnused.ts';
import { lockFiles } from './lockFiles.ts';

export interface Deletion {
  readonly dataSetId: string;
  readonly reach: Reach;
  /** Also where jobs that have ended name it: they can then no longer be checked. */
  readonly withJobs?: boolean;
}

export interface TakenOut {
  readonly owner: string;
  /** Of its files, which may be unused from now on. */
  readonly hashes: readonly string[];
}

const unendedStates = ['queued', ...heldStates] as const;

/** Throws `dataset.not_found`, or `dataset.in_use` where a job that keeps it names it. */
export async function deleteDataSet(keeper: DataKeeper, deletion: Deletion): Promise<void> {
  const { store, by } = keeper;
  const now = await store.now();
  const hashes = await store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    const taken = await takeOutDataSet(trx, deletion, now);
    const object = { kind: 'dataSet', id: deletion.dataSetId } as const;
    await appendAudit(trx, { now, by }, [{ action: 'dataSet.delete', object, owner: taken.owner }]);
    return taken.hashes;
  });
  await dropUnused(keeper, hashes);
}

/** After `lockFiles`. Throws as `deleteDataSet`. */
export async function takeOutDataSet(
  trx: Trx,
  { dataSetId, reach, withJobs = false }: Deletion,
  now: number,
): Promise<TakenOut> {
  // A job that names it is taken before this or refused after it.
  await holdDataSet(trx, reach, dataSetId);
  await checkUnused(trx, dataSetId, { states: withJobs ? unendedStates : jobStates });
  const ended = await forgetInspections(trx, { dataSetId, now });
  await trx
    .updateTable('jobs')
    .set({ data_set_id: null, data_set_version: null })
    .where('data_set_id', '=', dataSetId)
    .execute();
  for (const table of ['recipes', 'uploads'] as const) {
    await trx.deleteFrom(table).where('data_set_id', '=', dataSetId).execute();
  }
  const hashes: string[] = [];
  for (const table of ['version_splits', 'data_set_versions'] as const) {
    const gone = await trx
      .deleteFrom(table)
      .where('data_set_id', '=', dataSetId)
      .returning('sha256')
      .execute();
    hashes.push(...gone.map(({ sha256 }) => sha256));
  }
  const { owner } = await trx
    .deleteFrom('data_sets')
    .where('id', '=', dataSetId)
    .returning('owner')
    .executeTakeFirstOrThrow();
  const cancelled = ended.map((job) => ({ action: 'job.cancel' as const, job }));
  await appendAudit(trx, { now, by: ownAccord }, cancelled);
  return { owner, hashes };
}

/** One version, which is not the newest. Otherwise as `takeOutDataSet`. */
export async function takeOutVersion(
  trx: Trx,
  reach: Reach,
  { id: dataSetId, version }: DataSetRef,
): Promise<readonly string[]> {
  await holdDataSet(trx, reach, dataSetId);
  await checkUnused(trx, dataSetId, { states: jobStates, version });
  const hashes: string[] = [];
  for (const table of ['version_splits', 'data_set_versions'] as const) {
    const gone = await trx
      .deleteFrom(table)
      .where('data_set_id', '=', dataSetId)
      .where('version', '=', version)
      .returning('sha256')
      .execute();
    hashes.push(...gone.map(({ sha256 }) => sha256));
  }
  await trx
    .deleteFrom('recipes')
    .where('data_set_id', '=', dataSetId)
    .where('version', '=', version)
    .execute();
  return hashes;
}

interface Use {
  readonly states: readonly (typeof jobStates)[number][];
  /** Left out: any of them. */
  readonly version?: number;
}

async function checkUnused(trx: Trx, dataSetId: string, { states, version }: Use): Promise<void> {
  const { jobs, jobId } = await trx
    .selectFrom('jobs')
    .select(({ fn }) => [fn.countAll<number>().as('jobs'), fn.min('id').as('jobId')])
    .where('data_set_id', '=', dataSetId)
    .where('state', 'in', states)
    .$if(version !== undefined, (query) => query.where('data_set_version', '=', version ?? 0))
    // A look that was taken is no use.
    .where('id', 'not in', (outer) =>
      outer.selectFrom('inspections').select('job_id').where('inspections.data_set_id', '=', dataSetId),
    )
    .executeTakeFirstOrThrow();
  if (jobs > 0) throw new AppError('dataset.in_use', { dataSetId, jobs, jobId });
}
