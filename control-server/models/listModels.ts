/** The newest models first, a page at a time: those that have a version, and the caller's own. */
import type { ModelPage } from '../../core/contract/modelHub.ts';
import type { Db } from '../store/store.ts';
import { modelsOf } from './modelsOf.ts';

export async function listModels(
  db: Db,
  { caller, limit, before }: { caller: string; limit: number; before?: number | undefined },
): Promise<ModelPage> {
  const rows = await db
    .selectFrom('models')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('owner', '=', caller),
        eb.exists(
          eb
            .selectFrom('model_versions')
            .select('version')
            .whereRef('model_versions.model_id', '=', 'models.id')
            .where('withdrawn_at', 'is', null),
        ),
      ]),
    )
    .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return {
    models: await modelsOf(db, rows),
    before: rows.length < limit ? null : (rows.at(-1)?.number ?? null),
  };
}
