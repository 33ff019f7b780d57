/** The cleaning recipe of a version of a data set, as its owner left it. */
import { createHash } from 'node:crypto';
import { cleaningRecipeSchema } from '../../core/contract/cleaning.ts';
import type { CleaningRecipe } from '../../core/contract/cleaning.ts';
import type { KeptRecipe } from '../../core/contract/inspection.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { DataSetRef } from '../../core/contract/storedDataSet.ts';
import { canonicalJson } from '../../core/host/audit/canonicalJson.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { findVersion } from '../dataSets/findVersion.ts';
import { holdDataSet } from '../queue/holdDataSet.ts';
import type { Asker } from '../queue/queue.ts';
import type { Store } from '../store/store.ts';

export interface OwnVersion {
  readonly owner: string;
  readonly dataSet: DataSetRef;
}

/** Throws `dataset.not_found` or `dataset.version_not_found`. */
export async function findRecipe({ db }: Store, { owner, dataSet }: OwnVersion): Promise<KeptRecipe> {
  await findVersion(db, owner, dataSet);
  const row = await db
    .selectFrom('recipes')
    .select(['recipe', 'hash'])
    .where('data_set_id', '=', dataSet.id)
    .where('version', '=', dataSet.version)
    .executeTakeFirst();
  if (!row) return { recipe: null, hash: null };
  return { recipe: cleaningRecipeSchema.parse(parseJson(row.recipe)), hash: row.hash };
}

export interface RecipeChange extends OwnVersion {
  readonly recipe: CleaningRecipe;
  readonly by: Asker;
}

/** Repeated, it changes nothing. Throws as `findRecipe` does. */
export async function keepRecipe(store: Store, change: RecipeChange): Promise<KeptRecipe> {
  const { owner, dataSet, recipe, by } = change;
  const { id: data_set_id, version } = dataSet;
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    await holdDataSet(trx, owner, data_set_id);
    const { sha256: file } = await findVersion(trx, owner, dataSet);
    const hash = createHash('sha256').update(canonicalJson({ file, recipe })).digest('hex');
    const written = { recipe: JSON.stringify(recipe), hash };
    await trx
      .insertInto('recipes')
      .values({ data_set_id, version, ...written })
      .onConflict((conflict) => conflict.columns(['data_set_id', 'version']).doUpdateSet(written))
      .execute();
    const object = { kind: 'dataSetVersion', id: `${data_set_id}:${version}` } as const;
    await appendAudit(trx, { now, by }, [{ action: 'recipe.write', object, owner }]);
    return { recipe, hash };
  });
}
