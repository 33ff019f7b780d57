/** A version of a published model is withdrawn: its files are deleted, and its number is never given again. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { PublishedRef } from '../../core/contract/modelHub.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { removeBundles } from '../bundles/removeBundles.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { dropUnused } from '../dataSets/dropUnused.ts';
import { lockFiles } from '../dataSets/lockFiles.ts';
import type { Reach } from '../queue/queue.ts';
import { findModel } from './findModel.ts';

export interface Withdrawal extends PublishedRef {
  /** Whose it may be. */
  readonly reach: Reach;
}

/** Throws `published.not_found`, `published.version_not_found`, or `access.denied` for somebody else's. */
export async function withdrawVersion(
  keeper: DataKeeper,
  { modelId, version, reach }: Withdrawal,
): Promise<void> {
  const { by } = keeper;
  const now = await keeper.store.now();
  const unnamed = await keeper.store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    const model = await findModel(trx, modelId);
    if (reach !== null && model.owner !== reach) throw new AppError('access.denied', {});
    const row = await trx
      .selectFrom('model_versions')
      .select('bundle_id')
      .where('model_id', '=', modelId)
      .where('version', '=', version)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (!row) throw new AppError('published.version_not_found', { modelId, version });
    await trx
      .updateTable('model_versions')
      .set({ withdrawn_at: now, bundle_id: null })
      .where('model_id', '=', modelId)
      .where('version', '=', version)
      .execute();
    const hashes = row.bundle_id === null ? [] : await removeBundles(trx, [{ id: row.bundle_id }]);
    await appendAudit(trx, { now, by }, [
      { action: 'model.withdraw', object: { kind: 'model', id: model.id }, owner: model.owner },
    ]);
    return hashes;
  });
  await dropUnused(keeper, unnamed);
}
