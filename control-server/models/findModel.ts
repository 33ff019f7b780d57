/** One model of the hub. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { PublishedModel } from '../../core/contract/modelHub.ts';
import type { Db } from '../store/store.ts';
import { modelsOf } from './modelsOf.ts';

/** Throws `published.not_found`. */
export async function findModel(db: Db, modelId: string): Promise<PublishedModel> {
  const rows = await db.selectFrom('models').selectAll().where('id', '=', modelId).execute();
  const [model] = await modelsOf(db, rows);
  if (!model) throw new AppError('published.not_found', { modelId });
  return model;
}
