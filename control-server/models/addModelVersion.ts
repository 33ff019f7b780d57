/** A model that has arrived becomes the next version. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ModelFacts } from '../../core/contract/modelHub.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { BundleRow } from '../bundles/bundleFilesOf.ts';
import type { Asker } from '../queue/queue.ts';
import type { Trx } from '../store/store.ts';

export interface ArrivedModel {
  readonly modelId: string;
  /** The training that made it. */
  readonly run: string;
  readonly bundle: BundleRow;
  readonly facts: ModelFacts;
  readonly now: number;
  readonly by: Asker;
}

/** Its number; the same again for the same job. Throws `published.not_found`. */
export async function addModelVersion(
  trx: Trx,
  { modelId, run, bundle, facts, now, by }: ArrivedModel,
): Promise<number> {
  // The row is held, so that of two that publish at once the second sees the first.
  const model = await trx
    .updateTable('models')
    .set((eb) => ({ number: eb.ref('number') }))
    .where('id', '=', modelId)
    .returningAll()
    .executeTakeFirst();
  if (!model) throw new AppError('published.not_found', { modelId });
  const versions = await trx
    .selectFrom('model_versions')
    .select(['version', 'publish_job_id'])
    .where('model_id', '=', modelId)
    .orderBy('version')
    .execute();
  const same = versions.find((one) => one.publish_job_id === bundle.job_id);
  if (same) return same.version;
  const version = (versions.at(-1)?.version ?? 0) + 1;
  await trx
    .insertInto('model_versions')
    .values({
      model_id: modelId,
      version,
      bundle_id: bundle.id,
      publish_job_id: bundle.job_id,
      run_job_id: run,
      bytes: bundle.bytes,
      facts: JSON.stringify(facts),
      created_at: now,
      withdrawn_at: null,
    })
    .execute();
  await appendAudit(trx, { now, by }, [
    { action: 'model.publish', object: { kind: 'model', id: model.id }, owner: model.owner },
  ]);
  return version;
}
