/** Rows as models that can be told, with the versions that are there. */
import type { Selectable } from 'kysely';
import { modelFactsSchema } from '../../core/contract/modelHub.ts';
import type { PublishedModel } from '../../core/contract/modelHub.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { ModelTable } from '../store/modelSchema.ts';
import type { Db } from '../store/store.ts';

/** In the order of the rows. */
export async function modelsOf(db: Db, rows: readonly Selectable<ModelTable>[]): Promise<PublishedModel[]> {
  if (rows.length === 0) return [];
  const versions = await db
    .selectFrom('model_versions')
    .selectAll()
    .where(
      'model_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('withdrawn_at', 'is', null)
    .orderBy('version')
    .execute();
  return rows.map(({ id, name, description, owner, created_at: createdAt }) => ({
    id,
    name,
    description,
    owner,
    createdAt,
    versions: versions
      .filter((one) => one.model_id === id)
      .map((one) => ({
        version: one.version,
        createdAt: one.created_at,
        bytes: one.bytes,
        run: one.run_job_id,
        facts: modelFactsSchema.parse(parseJson(one.facts)),
      })),
  }));
}
