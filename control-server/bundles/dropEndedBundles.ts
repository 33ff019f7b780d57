/** Checkpoints of jobs that have ended are deleted, with what such jobs had begun to send, or had sent twice. */
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { dropUnused } from '../dataSets/dropUnused.ts';
import { lockFiles } from '../dataSets/lockFiles.ts';
import type { Db } from '../store/store.ts';
import { removeBundles } from './removeBundles.ts';

/** How many. Any replica may do it at any moment. */
export async function dropEndedBundles(keeper: DataKeeper): Promise<number> {
  const { db } = keeper.store;
  if ((await endedBundles(db)).length === 0) return 0;
  const { count, unnamed } = await db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    const rows = await endedBundles(trx);
    return { count: rows.length, unnamed: await removeBundles(trx, rows) };
  });
  await dropUnused(keeper, unnamed);
  return count;
}

function endedBundles(db: Db): Promise<{ id: string }[]> {
  return db
    .selectFrom('bundles')
    .innerJoin('jobs', 'jobs.id', 'bundles.job_id')
    .select('bundles.id')
    .where('jobs.finished_at', 'is not', null)
    .where((eb) => {
      const versions = eb
        .selectFrom('model_versions')
        .select('version')
        .whereRef('model_versions.bundle_id', '=', 'bundles.id');
      return eb.or([
        eb('bundles.purpose', '=', 'checkpoint'),
        eb('bundles.finished_at', 'is', null),
        eb.and([eb('bundles.purpose', '=', 'model'), eb.not(eb.exists(versions))]),
      ]);
    })
    .limit(100)
    .execute();
}
