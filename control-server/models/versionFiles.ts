/** The files of a version of a published model. */
import type { BundleFile } from '../../core/contract/bundle.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { PublishedRef } from '../../core/contract/modelHub.ts';
import { bundleFilesOf } from '../bundles/bundleFilesOf.ts';
import type { Db } from '../store/store.ts';

/** Throws `published.version_not_found`, for one that was withdrawn too. */
export async function versionFiles(db: Db, { modelId, version }: PublishedRef): Promise<BundleFile[]> {
  const row = await db
    .selectFrom('model_versions')
    .innerJoin('bundles', 'bundles.id', 'model_versions.bundle_id')
    .select('bundles.files')
    .where('model_id', '=', modelId)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new AppError('published.version_not_found', { modelId, version });
  return bundleFilesOf(row);
}
